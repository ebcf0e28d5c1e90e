-- AlterTable
ALTER TABLE "InsightEvidence" ADD COLUMN     "agrees" TEXT;

-- AlterTable
ALTER TABLE "Told" ADD COLUMN     "hiddenAt" TIMESTAMPTZ(3),
ADD COLUMN     "seenBy" TEXT NOT NULL DEFAULT 'no-one';

-- CreateTable
CREATE TABLE "EvidenceGroup" (
    "evidenceId" TEXT NOT NULL,
    "segmentKind" TEXT NOT NULL,
    "segmentId" TEXT NOT NULL DEFAULT '',
    "favourable" INTEGER,
    "neutral" INTEGER,
    "unfavourable" INTEGER,
    "n" INTEGER,
    "suppressed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "EvidenceGroup_pkey" PRIMARY KEY ("evidenceId","segmentKind","segmentId")
);

-- CreateTable
CREATE TABLE "EvidenceAnswer" (
    "evidenceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "teamId" TEXT,
    "platform" BOOLEAN NOT NULL DEFAULT false,
    "answer" TEXT NOT NULL,

    CONSTRAINT "EvidenceAnswer_pkey" PRIMARY KEY ("evidenceId","personId")
);

-- CreateIndex
CREATE INDEX "EvidenceAnswer_personId_idx" ON "EvidenceAnswer"("personId");

-- AddForeignKey
ALTER TABLE "EvidenceGroup" ADD CONSTRAINT "EvidenceGroup_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceAnswer" ADD CONSTRAINT "EvidenceAnswer_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Values
ALTER TABLE "Insight" DROP CONSTRAINT "Insight_status_check";
ALTER TABLE "Insight" ADD CONSTRAINT "Insight_status_check" CHECK ("status" IN ('open', 'resolved', 'disproved', 'archived'));
ALTER TABLE "InsightEvidence" ADD CONSTRAINT "InsightEvidence_agrees_check" CHECK ("agrees" IN ('favourable', 'unfavourable'));
ALTER TABLE "Told" ADD CONSTRAINT "Told_seenBy_check" CHECK ("seenBy" IN ('engineers', 'researchers', 'no-one'));
ALTER TABLE "EvidenceGroup" ADD CONSTRAINT "EvidenceGroup_segmentKind_check" CHECK ("segmentKind" IN ('all', 'team'));
ALTER TABLE "EvidenceGroup" ADD CONSTRAINT "EvidenceGroup_counts_check" CHECK ("favourable" >= 0 AND "neutral" >= 0 AND "unfavourable" >= 0 AND "n" >= 0);
ALTER TABLE "EvidenceAnswer" ADD CONSTRAINT "EvidenceAnswer_answer_check" CHECK ("answer" IN ('favourable', 'neutral', 'unfavourable'));

-- Links made before a link said which answers agree: a result that supports a friction does so through its unfavourable answers.
UPDATE "InsightEvidence" l SET "agrees" = 'unfavourable' FROM "Evidence" e WHERE e."id" = l."evidenceId" AND e."kind" = 'survey-result';

-- Promises made before they said who may see them: by the most open of their pieces.
UPDATE "Told" t SET "seenBy" = s."seenBy" FROM (
  SELECT t."updateId", t."personId",
    CASE min(CASE
      WHEN e."kind" IN ('rfc', 'rfc-comment') OR (e."kind" = 'answer' AND e."audience" = 'everyone') THEN 1
      WHEN e."kind" IN ('highlight', 'observation') THEN 2 ELSE 3 END)
    WHEN 1 THEN 'engineers' WHEN 2 THEN 'researchers' ELSE 'no-one' END AS "seenBy"
  FROM "Told" t JOIN "Evidence" e ON e."id" = ANY(t."evidence") GROUP BY t."updateId", t."personId"
) s WHERE s."updateId" = t."updateId" AND s."personId" = t."personId";
