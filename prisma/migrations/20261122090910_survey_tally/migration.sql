-- AlterTable
ALTER TABLE "Survey" ADD COLUMN     "counted" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "looked" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "openResults" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "recount" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "SurveyResponse" ADD COLUMN     "counted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "placed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "tenure" TEXT;

-- CreateTable
CREATE TABLE "SurveyTally" (
    "surveyId" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "segment" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "row" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "places" INTEGER NOT NULL DEFAULT 0,
    "firsts" INTEGER NOT NULL DEFAULT 0,
    "shown" INTEGER,
    "shownPlaces" INTEGER,
    "shownFirsts" INTEGER,
    "shownOf" INTEGER,

    CONSTRAINT "SurveyTally_pkey" PRIMARY KEY ("surveyId","dimension","segment","key","row","value")
);

-- CreateTable
CREATE TABLE "SurveyComment" (
    "id" TEXT NOT NULL,
    "surveyId" TEXT NOT NULL,
    "responseId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "teamId" TEXT,
    "status" TEXT NOT NULL DEFAULT 'new',
    "audience" TEXT NOT NULL DEFAULT 'everyone',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "hiddenFor" TEXT,
    "hiddenAt" TIMESTAMPTZ(3),
    "hiddenById" TEXT,

    CONSTRAINT "SurveyComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyShare" (
    "id" TEXT NOT NULL,
    "surveyId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "minimum" INTEGER NOT NULL,
    "byTeam" BOOLEAN NOT NULL DEFAULT false,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SurveyShare_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyBenchmark" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SurveyBenchmark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyBenchmarkValue" (
    "benchmarkId" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "favourable" DOUBLE PRECISION NOT NULL,
    "p25" DOUBLE PRECISION,
    "p50" DOUBLE PRECISION,
    "p75" DOUBLE PRECISION,
    "p90" DOUBLE PRECISION,
    "n" INTEGER,

    CONSTRAINT "SurveyBenchmarkValue_pkey" PRIMARY KEY ("benchmarkId","measure")
);

-- CreateIndex
CREATE INDEX "SurveyComment_surveyId_key_id_idx" ON "SurveyComment"("surveyId", "key", "id");

-- CreateIndex
CREATE INDEX "SurveyComment_surveyId_status_id_idx" ON "SurveyComment"("surveyId", "status", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyComment_responseId_key_key" ON "SurveyComment"("responseId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyShare_hash_key" ON "SurveyShare"("hash");

-- CreateIndex
CREATE INDEX "SurveyShare_surveyId_createdAt_id_idx" ON "SurveyShare"("surveyId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyBenchmark_name_key" ON "SurveyBenchmark"("name");

-- AddForeignKey
ALTER TABLE "SurveyTally" ADD CONSTRAINT "SurveyTally_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyComment" ADD CONSTRAINT "SurveyComment_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyShare" ADD CONSTRAINT "SurveyShare_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyBenchmarkValue" ADD CONSTRAINT "SurveyBenchmarkValue_benchmarkId_fkey" FOREIGN KEY ("benchmarkId") REFERENCES "SurveyBenchmark"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Responses that are not counted yet are few, whatever the number of the others.
CREATE INDEX "SurveyResponse_uncounted_idx" ON "SurveyResponse" ("surveyId") WHERE NOT "counted";
CREATE INDEX "SurveyComment_tags_idx" ON "SurveyComment" USING gin ("tags");

ALTER TABLE "SurveyTally" ADD CONSTRAINT "SurveyTally_dimension_check" CHECK ("dimension" IN ('all', 'team', 'role', 'tenure'));
ALTER TABLE "SurveyComment" ADD CONSTRAINT "SurveyComment_status_check" CHECK ("status" IN ('new', 'seen', 'action', 'done'));
ALTER TABLE "SurveyComment" ADD CONSTRAINT "SurveyComment_audience_check" CHECK ("audience" IN ('everyone', 'researchers'));
ALTER TABLE "SurveyComment" ADD CONSTRAINT "SurveyComment_hidden_check" CHECK (("hiddenFor" IS NULL) = ("hiddenAt" IS NULL));
ALTER TABLE "SurveyShare" ADD CONSTRAINT "SurveyShare_minimum_check" CHECK ("minimum" >= 3);

-- Whoever changes or takes away a counted response, the tally is made again before it is next read, and what the response
-- said is gone with it. Rows that were only written anew (taken out and put back in one statement) are left alone.
CREATE FUNCTION survey_response_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Survey" s SET "counted" = s."counted" - gone.n, "recount" = true
  FROM (SELECT o."surveyId", count(*)::int AS n FROM old_rows o
        WHERE o."counted" AND NOT EXISTS (SELECT 1 FROM "SurveyResponse" r WHERE r."id" = o."id") GROUP BY o."surveyId") gone
  WHERE s."id" = gone."surveyId";
  DELETE FROM "SurveyComment" c USING old_rows o
  WHERE o."counted" AND c."responseId" = o."id" AND NOT EXISTS (SELECT 1 FROM "SurveyResponse" r WHERE r."id" = o."id");
  RETURN NULL;
END $$;
CREATE TRIGGER "SurveyResponse_gone" AFTER DELETE ON "SurveyResponse" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION survey_response_gone();

CREATE FUNCTION survey_response_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Survey" SET "recount" = true WHERE "id" IN (
    SELECT n."surveyId" FROM new_rows n JOIN old_rows o ON o."id" = n."id"
    WHERE o."counted" AND n."counted" AND (o."answers", o."teamId", o."role", o."tenure") IS DISTINCT FROM (n."answers", n."teamId", n."role", n."tenure"));
  RETURN NULL;
END $$;
CREATE TRIGGER "SurveyResponse_changed" AFTER UPDATE ON "SurveyResponse" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION survey_response_changed();
