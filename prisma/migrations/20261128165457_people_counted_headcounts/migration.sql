-- AlterTable
ALTER TABLE "Team" ADD COLUMN     "counted" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "employeeId" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Person_employeeId_key" ON "Person"("employeeId");

-- A headcount that equals the number of active people was counted from them; another one was set by hand.
UPDATE "Team" AS t SET "counted" = true
WHERE t."headcount" = (SELECT count(*) FROM "Person" p WHERE p."teamId" = t."id" AND p."active");

-- The population follows its people, by whatever way they come, move and leave. One statement, one recount.
CREATE FUNCTION "countTeams"(teams TEXT[]) RETURNS void LANGUAGE sql AS $$
  UPDATE "Team" AS t SET "headcount" = n.people, "updatedAt" = now()
  FROM (
    SELECT c."id", (SELECT count(*)::int FROM "Person" p WHERE p."teamId" = c."id" AND p."active") AS people
    FROM "Team" c WHERE c."counted" AND c."id" = ANY(teams)
  ) AS n
  WHERE t."id" = n."id" AND t."headcount" <> n.people
$$;

CREATE FUNCTION "personCameOrLeft"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "countTeams"(ARRAY(SELECT DISTINCT "teamId" FROM changed WHERE "teamId" IS NOT NULL));
  RETURN NULL;
END $$;

CREATE FUNCTION "personMoved"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "countTeams"(ARRAY(
    SELECT team FROM "before" b JOIN "after" a USING ("id")
    CROSS JOIN LATERAL (VALUES (b."teamId"), (a."teamId")) AS touched(team)
    WHERE team IS NOT NULL AND (b."teamId" IS DISTINCT FROM a."teamId" OR b."active" <> a."active")
    GROUP BY team
  ));
  RETURN NULL;
END $$;

CREATE TRIGGER "Person_came" AFTER INSERT ON "Person" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION "personCameOrLeft"();
CREATE TRIGGER "Person_left" AFTER DELETE ON "Person" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION "personCameOrLeft"();
CREATE TRIGGER "Person_moved" AFTER UPDATE ON "Person" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION "personMoved"();
