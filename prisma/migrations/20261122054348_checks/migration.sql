-- The words of the public contract, kept by the database too. Room rules decide who may change them and when.
ALTER TABLE "Person" ADD CONSTRAINT "Person_role_check" CHECK ("role" IN ('developer', 'advocate', 'pm', 'admin', 'stakeholder'));
ALTER TABLE "Person" ADD CONSTRAINT "Person_email_check" CHECK ("email" = lower("email"));
ALTER TABLE "Team" ADD CONSTRAINT "Team_headcount_check" CHECK ("headcount" >= 0);
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_role_check" CHECK ("role" IN ('developer', 'advocate', 'pm', 'admin', 'stakeholder'));

ALTER TABLE "Survey" ADD CONSTRAINT "Survey_status_check" CHECK ("status" IN ('draft', 'open', 'closed'));
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_anonymity_check" CHECK ("anonymity" IN ('anonymous', 'confidential', 'named'));
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_minimum_check" CHECK ("minScore" >= 3 AND "minComments" >= "minScore");

ALTER TABLE "Rfc" ADD CONSTRAINT "Rfc_status_check" CHECK ("status" IN ('draft', 'review', 'last-call', 'accepted', 'rejected', 'withdrawn', 'superseded', 'implemented'));
ALTER TABLE "Rfc" ADD CONSTRAINT "Rfc_format_check" CHECK ("format" IN ('markdown', 'rst'));
ALTER TABLE "RfcComment" ADD CONSTRAINT "RfcComment_kind_check" CHECK ("kind" IN ('comment', 'concern', 'hold'));
ALTER TABLE "RfcComment" ADD CONSTRAINT "RfcComment_anchor_check" CHECK ("anchorState" IN ('exact', 'moved', 'outdated'));
ALTER TABLE "RfcApproval" ADD CONSTRAINT "RfcApproval_verdict_check" CHECK ("verdict" IN ('approve', 'abstain'));

ALTER TABLE "FieldSession" ADD CONSTRAINT "FieldSession_kind_check" CHECK ("kind" IN ('interview', 'embed', 'observation'));
ALTER TABLE "SessionParticipant" ADD CONSTRAINT "SessionParticipant_consent_check" CHECK ("consentScope" IN ('this-study', '90-days', 'a-year', 'until'));
ALTER TABLE "Highlight" ADD CONSTRAINT "Highlight_anchor_check" CHECK ("anchorState" IN ('exact', 'moved', 'outdated'));

ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_kind_check" CHECK ("kind" IN ('answer', 'survey-result', 'rfc', 'rfc-comment', 'highlight', 'observation'));
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_rung_check" CHECK ("rung" IN ('low', 'medium', 'high'));
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_anonymous_check" CHECK (NOT ("anonymous" AND "personId" IS NOT NULL));

ALTER TABLE "Insight" ADD CONSTRAINT "Insight_status_check" CHECK ("status" IN ('open', 'resolved', 'archived'));
ALTER TABLE "InsightEvidence" ADD CONSTRAINT "InsightEvidence_stance_check" CHECK ("stance" IN ('supports', 'contradicts', 'context'));

ALTER TABLE "RoadmapItem" ADD CONSTRAINT "RoadmapItem_kind_check" CHECK ("kind" IN ('docs', 'enablement', 'buy', 'build', 'retire'));
ALTER TABLE "RoadmapItem" ADD CONSTRAINT "RoadmapItem_horizon_check" CHECK ("horizon" IN ('now', 'next', 'later'));
ALTER TABLE "RoadmapItem" ADD CONSTRAINT "RoadmapItem_status_check" CHECK ("status" IN ('open', 'shipped', 'dropped'));
ALTER TABLE "RoadmapItem" ADD CONSTRAINT "RoadmapItem_effort_check" CHECK ("effort" > 0 AND "impact" > 0);

ALTER TABLE "Update" ADD CONSTRAINT "Update_audience_check" CHECK ("audience" IN ('everyone', 'developers', 'managers', 'executives', 'finance', 'security'));
ALTER TABLE "Told" ADD CONSTRAINT "Told_state_check" CHECK ("state" IN ('owed', 'told', 'muted', 'declined'));
