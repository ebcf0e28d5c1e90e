-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "startsOn" DATE,
ADD COLUMN     "endsOn" DATE;

-- A job looks for them each hour; they are few.
CREATE INDEX "Person_turning_idx" ON "Person" ("id") WHERE "startsOn" IS NOT NULL OR "endsOn" IS NOT NULL;
