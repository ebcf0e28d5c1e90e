-- AlterTable
ALTER TABLE "Survey" ADD COLUMN     "embeddable" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "grain" TEXT NOT NULL DEFAULT 'day',
ADD COLUMN     "invitedOnly" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "remindAfter" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "reminded" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "scheduleId" TEXT,
ADD COLUMN     "settledOn" DATE,
ADD COLUMN     "wave" INTEGER;

-- AlterTable
ALTER TABLE "SurveyTicket" DROP COLUMN "spent";

-- CreateTable
CREATE TABLE "SurveySchedule" (
    "id" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "cadence" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "nextOn" DATE,
    "daysOpen" INTEGER NOT NULL,
    "audience" JSONB NOT NULL,
    "remindAfter" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "byMail" BOOLEAN NOT NULL DEFAULT true,
    "waves" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "trouble" TEXT,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SurveySchedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyPopulation" (
    "surveyId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "headcount" INTEGER NOT NULL,
    "platform" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SurveyPopulation_pkey" PRIMARY KEY ("surveyId","teamId")
);

-- CreateTable
CREATE TABLE "SurveyInvitation" (
    "surveyId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "day" DATE NOT NULL,
    "via" TEXT NOT NULL,
    "event" TEXT,
    "mail" TEXT NOT NULL DEFAULT 'off',
    "reminded" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SurveyInvitation_pkey" PRIMARY KEY ("surveyId","personId","round")
);

-- CreateTable
CREATE TABLE "AskPreference" (
    "personId" TEXT NOT NULL,
    "noMail" BOOLEAN NOT NULL DEFAULT false,
    "quietUntil" DATE,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AskPreference_pkey" PRIMARY KEY ("personId")
);

-- CreateIndex
CREATE INDEX "SurveySchedule_active_nextOn_idx" ON "SurveySchedule"("active", "nextOn");

-- CreateIndex
CREATE INDEX "SurveySchedule_templateId_idx" ON "SurveySchedule"("templateId");

-- CreateIndex
CREATE INDEX "SurveyInvitation_personId_day_idx" ON "SurveyInvitation"("personId", "day");

-- CreateIndex
CREATE INDEX "SurveyInvitation_surveyId_mail_personId_idx" ON "SurveyInvitation"("surveyId", "mail", "personId");

-- CreateIndex
CREATE INDEX "Survey_status_closesAt_idx" ON "Survey"("status", "closesAt");

-- CreateIndex
CREATE UNIQUE INDEX "Survey_scheduleId_wave_key" ON "Survey"("scheduleId", "wave");

-- AddForeignKey
ALTER TABLE "SurveySchedule" ADD CONSTRAINT "SurveySchedule_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyPopulation" ADD CONSTRAINT "SurveyPopulation_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyInvitation" ADD CONSTRAINT "SurveyInvitation_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: words of the contract.
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_grain_check" CHECK ("grain" IN ('day', 'month'));
ALTER TABLE "SurveySchedule" ADD CONSTRAINT "SurveySchedule_cadence_check" CHECK ("cadence" IN ('once', 'weekly', 'fortnightly', 'monthly', 'quarterly', 'half-yearly', 'yearly'));
ALTER TABLE "SurveySchedule" ADD CONSTRAINT "SurveySchedule_daysOpen_check" CHECK ("daysOpen" BETWEEN 1 AND 90);
ALTER TABLE "SurveyInvitation" ADD CONSTRAINT "SurveyInvitation_via_check" CHECK ("via" IN ('wave', 'invite', 'event'));
ALTER TABLE "SurveyInvitation" ADD CONSTRAINT "SurveyInvitation_mail_check" CHECK ("mail" IN ('off', 'waiting', 'sent', 'refused'));
