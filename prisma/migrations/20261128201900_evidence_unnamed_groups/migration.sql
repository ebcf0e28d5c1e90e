-- Which teams may be named with pieces whose people are not depends on how many there are of each source and team: read from the index alone.
CREATE INDEX "Evidence_unnamed_groups_idx" ON "Evidence" ("sourceId", "teamId", "askKey") INCLUDE ("people")
  WHERE ("anonymous" OR ("kind" = 'answer' AND "audience" = 'researchers'));
