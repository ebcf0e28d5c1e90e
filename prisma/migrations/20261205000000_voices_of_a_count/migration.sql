-- The voices of a count hold all that counting reads, in another form. Until the next count of an insight its links are read.
ALTER TABLE "Insight" ADD COLUMN "heardOf" TEXT;
UPDATE "Insight" SET "heard" = NULL WHERE "heard" IS NOT NULL;
-- It is written with each count, and compressing it took longer than all else of that.
ALTER TABLE "Insight" ALTER COLUMN "heard" SET STORAGE EXTERNAL;
