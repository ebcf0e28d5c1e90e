-- Evidence of sessions held the names of participants who did not agree to be named, where others said them. It is promised that
-- all of it is recorded again, as it has to be now (lib/fieldwork/commands-again.ts).
INSERT INTO "Outbox" ("job", "data", "key")
SELECT 'fieldwork.record-again', '{}'::jsonb, 'all' WHERE EXISTS (SELECT 1 FROM "FieldSession");
