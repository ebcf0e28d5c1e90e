-- AlterTable
ALTER TABLE "ItemVote" ADD COLUMN     "id" TEXT NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "ItemVote_id_key" ON "ItemVote"("id");

ALTER TABLE "Evidence" DROP CONSTRAINT "Evidence_kind_check";
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_kind_check"
  CHECK ("kind" IN ('answer', 'survey-result', 'rfc', 'rfc-comment', 'highlight', 'observation', 'measurement', 'vote'));
