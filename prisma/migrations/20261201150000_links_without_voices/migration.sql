-- Links whose voices are still to be read: few of many, looked for at each count of their insight.
CREATE INDEX "InsightEvidence_unread_idx" ON "InsightEvidence"("insightId") WHERE "voices" IS NULL;
