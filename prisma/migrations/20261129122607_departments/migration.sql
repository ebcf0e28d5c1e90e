-- AlterTable
ALTER TABLE "Team" ADD COLUMN     "archivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "departmentId" TEXT;

-- CreateTable
CREATE TABLE "Department" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parentId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Department_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Department_name_key" ON "Department"("name");

-- CreateIndex
CREATE INDEX "Department_parentId_idx" ON "Department"("parentId");

-- CreateIndex
CREATE INDEX "Team_departmentId_idx" ON "Team"("departmentId");

-- AddForeignKey
ALTER TABLE "Team" ADD CONSTRAINT "Team_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Department" ADD CONSTRAINT "Department_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A team in which somebody is is not archived, by whatever way they come: it is back in lists and counts with them.
CREATE FUNCTION "teamInhabited"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Team" SET "archivedAt" = NULL, "updatedAt" = now()
  WHERE "archivedAt" IS NOT NULL AND "id" IN (SELECT "teamId" FROM changed WHERE "active" AND "teamId" IS NOT NULL);
  RETURN NULL;
END $$;

CREATE TRIGGER "Person_inhabits_new" AFTER INSERT ON "Person" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION "teamInhabited"();
CREATE TRIGGER "Person_inhabits" AFTER UPDATE ON "Person" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION "teamInhabited"();
