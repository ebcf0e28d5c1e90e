-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Evidence" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rung" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "personId" TEXT,
    "teamId" TEXT,
    "people" INTEGER NOT NULL DEFAULT 1,
    "anonymous" BOOLEAN NOT NULL DEFAULT false,
    "platform" BOOLEAN NOT NULL DEFAULT false,
    "occurredAt" DATE NOT NULL,
    "refKind" TEXT NOT NULL,
    "refId" TEXT NOT NULL,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Theme" (
    "id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "terms" TEXT[],
    "size" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,
    "teams" INTEGER NOT NULL,
    "trend" DOUBLE PRECISION NOT NULL,
    "promotedInsightId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Theme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ThemeEvidence" (
    "themeId" TEXT NOT NULL,
    "evidenceId" TEXT NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "ThemeEvidence_pkey" PRIMARY KEY ("themeId","evidenceId")
);

-- CreateTable
CREATE TABLE "FieldSession" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "teamId" TEXT,
    "date" DATE NOT NULL,
    "body" TEXT NOT NULL,
    "note" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FieldSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionParticipant" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "personId" TEXT,
    "pseudonym" TEXT NOT NULL,
    "speaker" TEXT,
    "consentScope" TEXT NOT NULL,
    "consentUntil" DATE,
    "consentedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "SessionParticipant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Highlight" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "participantId" TEXT,
    "quote" TEXT NOT NULL,
    "prefix" TEXT NOT NULL DEFAULT '',
    "suffix" TEXT NOT NULL DEFAULT '',
    "start" INTEGER NOT NULL,
    "anchorState" TEXT NOT NULL DEFAULT 'exact',
    "note" TEXT,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Highlight_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Insight" (
    "id" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "resolution" TEXT,
    "resolvedById" TEXT,
    "resolvedAt" TIMESTAMPTZ(3),
    "people" INTEGER NOT NULL DEFAULT 0,
    "teams" INTEGER NOT NULL DEFAULT 0,
    "low" INTEGER NOT NULL DEFAULT 0,
    "medium" INTEGER NOT NULL DEFAULT 0,
    "high" INTEGER NOT NULL DEFAULT 0,
    "supports" INTEGER NOT NULL DEFAULT 0,
    "contradicts" INTEGER NOT NULL DEFAULT 0,
    "confidence" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "contested" BOOLEAN NOT NULL DEFAULT false,
    "scoredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Insight_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InsightEvidence" (
    "insightId" TEXT NOT NULL,
    "evidenceId" TEXT NOT NULL,
    "stance" TEXT NOT NULL,
    "addedById" TEXT,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InsightEvidence_pkey" PRIMARY KEY ("insightId","evidenceId")
);

-- CreateTable
CREATE TABLE "Team" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "headcount" INTEGER NOT NULL DEFAULT 0,
    "platform" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'developer',
    "discipline" TEXT,
    "startedOn" DATE,
    "teamId" TEXT,
    "emailVerified" TIMESTAMPTZ(3),
    "image" TEXT,
    "sessionEpoch" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "erasedAt" TIMESTAMPTZ(3),
    "mutedUpdates" BOOLEAN NOT NULL DEFAULT false,
    "lastSeenAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VerificationToken" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VerificationToken_pkey" PRIMARY KEY ("token")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "status" INTEGER,
    "response" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("scope","key")
);

-- CreateTable
CREATE TABLE "RateWindow" (
    "subject" TEXT NOT NULL,
    "window" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RateWindow_pkey" PRIMARY KEY ("subject","window")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ImportRecord" (
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ImportRecord_pkey" PRIMARY KEY ("kind","source")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" BIGSERIAL NOT NULL,
    "job" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "runAt" TIMESTAMPTZ(3),
    "key" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rfc" (
    "id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "authorId" TEXT,
    "authorText" TEXT,
    "teamId" TEXT,
    "labels" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "format" TEXT NOT NULL DEFAULT 'markdown',
    "reviewEndsAt" TIMESTAMPTZ(3),
    "lastCallEndsAt" TIMESTAMPTZ(3),
    "onHold" BOOLEAN NOT NULL DEFAULT false,
    "awaitingAuthor" BOOLEAN NOT NULL DEFAULT false,
    "decision" JSONB,
    "source" JSONB,
    "body" TEXT NOT NULL,
    "commentCount" INTEGER NOT NULL DEFAULT 0,
    "openConcerns" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Rfc_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RfcVersion" (
    "rfcId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "note" TEXT,
    "material" BOOLEAN NOT NULL DEFAULT true,
    "authorId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RfcVersion_pkey" PRIMARY KEY ("rfcId","version")
);

-- CreateTable
CREATE TABLE "RfcComment" (
    "id" TEXT NOT NULL,
    "rfcId" TEXT NOT NULL,
    "parentId" TEXT,
    "authorId" TEXT,
    "body" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'comment',
    "version" INTEGER NOT NULL,
    "anchorQuote" TEXT,
    "anchorPrefix" TEXT,
    "anchorSuffix" TEXT,
    "anchorStart" INTEGER,
    "anchorState" TEXT,
    "anchorNow" INTEGER,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedById" TEXT,
    "overrideReason" TEXT,
    "editedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RfcComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RfcApproval" (
    "rfcId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "verdict" TEXT,
    "version" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RfcApproval_pkey" PRIMARY KEY ("rfcId","personId")
);

-- CreateTable
CREATE TABLE "RoadmapItem" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "problem" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "horizon" TEXT NOT NULL DEFAULT 'later',
    "status" TEXT NOT NULL DEFAULT 'open',
    "rank" TEXT NOT NULL,
    "impact" DOUBLE PRECISION NOT NULL,
    "impactNote" TEXT NOT NULL DEFAULT '',
    "effort" DOUBLE PRECISION NOT NULL,
    "effortNote" TEXT NOT NULL DEFAULT '',
    "reachEstimate" DOUBLE PRECISION,
    "reachNote" TEXT NOT NULL DEFAULT '',
    "urgency" DOUBLE PRECISION,
    "riskReduction" DOUBLE PRECISION,
    "outcome" TEXT NOT NULL DEFAULT '',
    "rfcNumber" INTEGER,
    "reach" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "confidence" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "rice" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "wsjf" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "ice" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "opportunity" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "scoredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "shippedAt" TIMESTAMPTZ(3),
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RoadmapItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ItemInsight" (
    "itemId" TEXT NOT NULL,
    "insightId" TEXT NOT NULL,

    CONSTRAINT "ItemInsight_pkey" PRIMARY KEY ("itemId","insightId")
);

-- CreateTable
CREATE TABLE "Survey" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "anonymity" TEXT NOT NULL,
    "questions" JSONB NOT NULL,
    "translations" JSONB NOT NULL DEFAULT '{}',
    "publicToken" TEXT NOT NULL,
    "invited" INTEGER,
    "series" TEXT,
    "minScore" INTEGER NOT NULL DEFAULT 5,
    "minComments" INTEGER NOT NULL DEFAULT 8,
    "declined" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "openedAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyResponse" (
    "id" TEXT NOT NULL,
    "surveyId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "answers" JSONB NOT NULL,
    "teamId" TEXT,
    "role" TEXT,
    "personId" TEXT,
    "language" TEXT,

    CONSTRAINT "SurveyResponse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyTicket" (
    "surveyId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "spent" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SurveyTicket_pkey" PRIMARY KEY ("surveyId","hash")
);

-- CreateTable
CREATE TABLE "Update" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'everyone',
    "itemId" TEXT,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Told" (
    "updateId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'owed',
    "evidence" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "channel" TEXT,
    "at" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Told_pkey" PRIMARY KEY ("updateId","personId")
);

-- CreateIndex
CREATE INDEX "Evidence_occurredAt_id_idx" ON "Evidence"("occurredAt", "id");

-- CreateIndex
CREATE INDEX "Evidence_kind_occurredAt_id_idx" ON "Evidence"("kind", "occurredAt", "id");

-- CreateIndex
CREATE INDEX "Evidence_rung_occurredAt_id_idx" ON "Evidence"("rung", "occurredAt", "id");

-- CreateIndex
CREATE INDEX "Evidence_teamId_rung_occurredAt_idx" ON "Evidence"("teamId", "rung", "occurredAt");

-- CreateIndex
CREATE INDEX "Evidence_personId_idx" ON "Evidence"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Evidence_refKind_refId_key" ON "Evidence"("refKind", "refId");

-- CreateIndex
CREATE INDEX "Theme_size_id_idx" ON "Theme"("size", "id");

-- CreateIndex
CREATE INDEX "ThemeEvidence_evidenceId_idx" ON "ThemeEvidence"("evidenceId");

-- CreateIndex
CREATE INDEX "FieldSession_date_id_idx" ON "FieldSession"("date", "id");

-- CreateIndex
CREATE INDEX "FieldSession_teamId_date_idx" ON "FieldSession"("teamId", "date");

-- CreateIndex
CREATE INDEX "SessionParticipant_sessionId_idx" ON "SessionParticipant"("sessionId");

-- CreateIndex
CREATE INDEX "SessionParticipant_personId_idx" ON "SessionParticipant"("personId");

-- CreateIndex
CREATE INDEX "Highlight_sessionId_start_idx" ON "Highlight"("sessionId", "start");

-- CreateIndex
CREATE INDEX "Highlight_participantId_idx" ON "Highlight"("participantId");

-- CreateIndex
CREATE INDEX "Insight_createdAt_id_idx" ON "Insight"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Insight_status_confidence_id_idx" ON "Insight"("status", "confidence", "id");

-- CreateIndex
CREATE INDEX "InsightEvidence_evidenceId_idx" ON "InsightEvidence"("evidenceId");

-- CreateIndex
CREATE UNIQUE INDEX "Team_name_key" ON "Team"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "Person_teamId_idx" ON "Person"("teamId");

-- CreateIndex
CREATE INDEX "Person_name_id_idx" ON "Person"("name", "id");

-- CreateIndex
CREATE INDEX "Account_personId_idx" ON "Account"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_provider_providerAccountId_key" ON "Account"("provider", "providerAccountId");

-- CreateIndex
CREATE UNIQUE INDEX "VerificationToken_identifier_token_key" ON "VerificationToken"("identifier", "token");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_hash_key" ON "ApiToken"("hash");

-- CreateIndex
CREATE INDEX "ApiToken_personId_idx" ON "ApiToken"("personId");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectKind_subjectId_at_idx" ON "AuditEntry"("subjectKind", "subjectId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_at_id_idx" ON "AuditEntry"("at", "id");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- CreateIndex
CREATE INDEX "RateWindow_window_idx" ON "RateWindow"("window");

-- CreateIndex
CREATE INDEX "ImportRecord_kind_subjectId_idx" ON "ImportRecord"("kind", "subjectId");

-- CreateIndex
CREATE INDEX "Outbox_createdAt_idx" ON "Outbox"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Rfc_number_key" ON "Rfc"("number");

-- CreateIndex
CREATE INDEX "Rfc_status_number_idx" ON "Rfc"("status", "number");

-- CreateIndex
CREATE INDEX "Rfc_authorId_idx" ON "Rfc"("authorId");

-- CreateIndex
CREATE INDEX "RfcComment_rfcId_createdAt_id_idx" ON "RfcComment"("rfcId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "RfcComment_parentId_idx" ON "RfcComment"("parentId");

-- CreateIndex
CREATE INDEX "RfcComment_authorId_idx" ON "RfcComment"("authorId");

-- CreateIndex
CREATE INDEX "RfcApproval_personId_idx" ON "RfcApproval"("personId");

-- CreateIndex
CREATE INDEX "RoadmapItem_horizon_status_rank_id_idx" ON "RoadmapItem"("horizon", "status", "rank", "id");

-- CreateIndex
CREATE INDEX "RoadmapItem_rank_id_idx" ON "RoadmapItem"("rank", "id");

-- CreateIndex
CREATE INDEX "RoadmapItem_rice_id_idx" ON "RoadmapItem"("rice", "id");

-- CreateIndex
CREATE INDEX "RoadmapItem_wsjf_id_idx" ON "RoadmapItem"("wsjf", "id");

-- CreateIndex
CREATE INDEX "RoadmapItem_ice_id_idx" ON "RoadmapItem"("ice", "id");

-- CreateIndex
CREATE INDEX "RoadmapItem_opportunity_id_idx" ON "RoadmapItem"("opportunity", "id");

-- CreateIndex
CREATE INDEX "ItemInsight_insightId_idx" ON "ItemInsight"("insightId");

-- CreateIndex
CREATE UNIQUE INDEX "Survey_publicToken_key" ON "Survey"("publicToken");

-- CreateIndex
CREATE INDEX "Survey_status_createdAt_id_idx" ON "Survey"("status", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Survey_createdAt_id_idx" ON "Survey"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Survey_series_openedAt_idx" ON "Survey"("series", "openedAt");

-- CreateIndex
CREATE INDEX "SurveyResponse_surveyId_teamId_idx" ON "SurveyResponse"("surveyId", "teamId");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyResponse_surveyId_personId_key" ON "SurveyResponse"("surveyId", "personId");

-- CreateIndex
CREATE INDEX "Update_publishedAt_id_idx" ON "Update"("publishedAt", "id");

-- CreateIndex
CREATE INDEX "Update_itemId_idx" ON "Update"("itemId");

-- CreateIndex
CREATE INDEX "Told_personId_state_idx" ON "Told"("personId", "state");

-- AddForeignKey
ALTER TABLE "ThemeEvidence" ADD CONSTRAINT "ThemeEvidence_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionParticipant" ADD CONSTRAINT "SessionParticipant_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "FieldSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Highlight" ADD CONSTRAINT "Highlight_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "FieldSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InsightEvidence" ADD CONSTRAINT "InsightEvidence_insightId_fkey" FOREIGN KEY ("insightId") REFERENCES "Insight"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InsightEvidence" ADD CONSTRAINT "InsightEvidence_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RfcVersion" ADD CONSTRAINT "RfcVersion_rfcId_fkey" FOREIGN KEY ("rfcId") REFERENCES "Rfc"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RfcComment" ADD CONSTRAINT "RfcComment_rfcId_fkey" FOREIGN KEY ("rfcId") REFERENCES "Rfc"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RfcComment" ADD CONSTRAINT "RfcComment_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "RfcComment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RfcApproval" ADD CONSTRAINT "RfcApproval_rfcId_fkey" FOREIGN KEY ("rfcId") REFERENCES "Rfc"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemInsight" ADD CONSTRAINT "ItemInsight_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "RoadmapItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemInsight" ADD CONSTRAINT "ItemInsight_insightId_fkey" FOREIGN KEY ("insightId") REFERENCES "Insight"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyResponse" ADD CONSTRAINT "SurveyResponse_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Update" ADD CONSTRAINT "Update_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "RoadmapItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Told" ADD CONSTRAINT "Told_updateId_fkey" FOREIGN KEY ("updateId") REFERENCES "Update"("id") ON DELETE CASCADE ON UPDATE CASCADE;
