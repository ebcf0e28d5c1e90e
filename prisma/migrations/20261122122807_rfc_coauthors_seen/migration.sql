-- CreateTable
CREATE TABLE "RfcCoauthor" (
    "rfcId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "addedById" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RfcCoauthor_pkey" PRIMARY KEY ("rfcId","personId")
);

-- CreateTable
CREATE TABLE "RfcSeen" (
    "rfcId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RfcSeen_pkey" PRIMARY KEY ("rfcId","version","personId")
);

-- CreateIndex
CREATE INDEX "RfcCoauthor_personId_idx" ON "RfcCoauthor"("personId");

-- CreateIndex
CREATE INDEX "RfcSeen_personId_idx" ON "RfcSeen"("personId");

-- AddForeignKey
ALTER TABLE "RfcCoauthor" ADD CONSTRAINT "RfcCoauthor_rfcId_fkey" FOREIGN KEY ("rfcId") REFERENCES "Rfc"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RfcSeen" ADD CONSTRAINT "RfcSeen_rfcId_fkey" FOREIGN KEY ("rfcId") REFERENCES "Rfc"("id") ON DELETE CASCADE ON UPDATE CASCADE;
