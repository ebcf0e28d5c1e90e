/**
 * Every column that holds text, and what a withdrawal or an erasure does about words in it. `tests/db/remnants.test.ts` reads
 * the schema and fails for a column without a line here.
 *
 * - swept: taken out or made anew in the same transaction, or it follows a text that is.
 * - listed: a room's `remnants` finds it, and a person rewrites it.
 * - own: what a person wrote as their own answer or keeps for themselves; it is theirs, and no one else is shown whose it is.
 * - code: cannot hold what was said: ids, hashes, codes, addresses, names of teams, people, metrics, services and files.
 */
export type Kept = 'swept' | 'listed' | 'own' | 'code'

const table = (lines: Partial<Record<Kept, string>>): Record<string, Kept> =>
  Object.fromEntries(
    Object.entries(lines).flatMap(([kept, columns]) => columns.split(' ').map((column) => [column, kept as Kept])),
  )

export const TEXT_COLUMNS: Record<string, Record<string, Kept>> = {
  MissionVersion: table({ listed: 'text asked', code: 'evidence byId' }),
  Capability: table({
    listed: 'name description ownerRef replacement plan',
    code: 'id ownerId teamId stage goldenPath docs repository dashboard surveyId questionKey sourceRef sourceHash',
  }),
  CapabilityStage: table({ code: 'capabilityId stage' }),
  CapabilityUse: table({ code: 'capabilityId teamId state' }),
  CapabilityQuestion: table({ code: 'capabilityId purpose surveyId questionKey counts' }),
  CapabilityLink: table({ code: 'capabilityId kind refId' }),
  Champion: table({ code: 'id capabilityId teamId personId' }),
  ChampionNotice: table({ code: 'id personId kind subjectId capabilityId' }),
  CapabilityKit: table({ listed: 'begin limits leaving channel', code: 'capabilityId quotes updatedById' }),
  // Highlights, notes, answers, RFCs and votes follow their origin; what was captured elsewhere is listed.
  Evidence: table({
    listed: 'text attribution sourceTitle tags',
    code: 'id kind rung personId teamId refKind refId voice audience sourceId askKey href sameAsId',
  }),
  EvidenceTwin: table({ code: 'aId bId' }),
  EvidenceGroup: table({ code: 'evidenceId segmentKind segmentId' }),
  EvidenceAnswer: table({ code: 'evidenceId personId teamId answer' }),
  EvidenceTriage: table({ code: 'evidenceId state byId' }),
  EvidenceClaim: table({ code: 'evidenceId personId' }),
  Theme: table({ listed: 'key label terms', code: 'id promotedInsightId source language centre mergedIntoId' }),
  ThemeEvidence: table({ code: 'themeId evidenceId cameFrom shared' }),
  EvidenceCapture: table({ code: 'id kind sourceId url createdById' }),
  SessionPlan: table({ listed: 'title', code: 'id kind teamId createdById' }),
  FieldSession: table({ listed: 'title body note', swept: 'findings', code: 'id kind teamId createdById' }),
  SessionParticipant: table({
    listed: 'pseudonym',
    swept: 'speaker labels',
    code: 'id sessionId personId teamId consentScope role consentBasis',
  }),
  Highlight: table({
    listed: 'note tags',
    swept: 'quote prefix suffix',
    code: 'id sessionId participantId audience anchorState createdById',
  }),
  Rewrite: table({ code: 'id kind refId field href found doneById' }),
  Import: table({
    swept: 'summary preview unread kept mapping reason',
    code: 'id state phase kind source flags createdById',
  }),
  ImportUpload: table({ swept: 'path bytes', code: 'importId' }),
  ImportThing: table({ swept: 'file', code: 'importId kind subjectId outcome' }),
  ImportMapping: table({ swept: 'source mapping' }),
  Insight: table({
    listed: 'statement resolution wouldChange segment memo cerqual belief',
    code: 'id status resolvedById kind ownerId counted byRung heard heardOf heardVersion createdById',
  }),
  InsightRevision: table({ listed: 'changes', code: 'id insightId byId' }),
  Outreach: table({ listed: 'text', code: 'id insightId teamId madeById' }),
  InsightEvidence: table({ code: 'insightId evidenceId stance agrees addedById voices' }),
  Metric: table({ code: 'name unit' }),
  MetricPoint: table({ code: 'metric key teamId capability importId' }),
  MetricDay: table({ code: 'metric teamId capability' }),
  DeliveryEvent: table({ code: 'kind id service teamId deploymentId importId repository sha environment' }),
  DeliveryPush: table({ code: 'id repository branch before after' }),
  DeliveryCommit: table({ code: 'pushId repository sha' }),
  DeliveryMerge: table({ code: 'repository sha' }),
  ItemOutcome: table({
    listed: 'note',
    code: 'itemId metric teamId capability surveyId measure statedById result evidenceId',
  }),
  Department: table({ code: 'id parentId name' }),
  Team: table({ code: 'id name departmentId' }),
  Person: table({ swept: 'email employeeId name discipline image', code: 'id role teamId' }),
  Account: table({ swept: 'provider providerAccountId', code: 'id personId' }),
  VerificationToken: table({ swept: 'identifier', code: 'token' }),
  ApiToken: table({ own: 'name', code: 'id personId hash hint role' }),
  AuditEntry: table({ swept: 'detail', code: 'id actorId action subjectKind subjectId' }),
  IdempotencyKey: table({ swept: 'response', code: 'scope key bodyHash' }),
  RateWindow: table({ code: 'subject' }),
  Setting: table({ code: 'key value' }),
  ImportRecord: table({ code: 'kind source hash subjectId' }),
  // References, and the excerpt that a notice will quote.
  Outbox: table({ swept: 'data', code: 'job key' }),
  Mail: table({ code: 'id kind key personId subjectId data state holder trouble' }),
  TextVector: table({ code: 'hash model vector' }),
  ThemeRun: table({ swept: 'split merged faded error', code: 'id state stage method startedById' }),
  Rfc: table({
    listed: 'title authorText labels decision source body',
    swept: 'sourceFindings',
    code:
      'id status authorId teamId format template sourceKey sourceHash sourceFrom sourceFile sourceDigest filePath ' +
      'fileDigest fileImages',
  }),
  RfcVersion: table({ listed: 'title body note', code: 'rfcId format authorId' }),
  RfcComment: table({
    listed: 'body anchorQuote anchorPrefix anchorSuffix overrideReason suggestion',
    code: 'id rfcId parentId authorId kind anchorState resolvedById foldedById',
  }),
  RfcCommentEdit: table({ listed: 'body', code: 'id commentId' }),
  RfcReaction: table({ code: 'commentId personId kind' }),
  RfcDraft: table({
    own: 'body suggestion anchorQuote anchorPrefix anchorSuffix',
    code: 'id rfcId authorId parentId kind',
  }),
  RfcApproval: table({ code: 'rfcId personId verdict teamId' }),
  RfcApprover: table({ code: 'rfcId kind refId addedById' }),
  RfcLink: table({ code: 'fromId rel toId addedById' }),
  RfcVisit: table({ code: 'rfcId personId' }),
  RfcCoauthor: table({ code: 'rfcId personId addedById' }),
  RfcSeen: table({ code: 'rfcId personId' }),
  RfcFollow: table({ code: 'personId target reason' }),
  RfcNotice: table({ swept: 'detail', code: 'id personId rfcId commentId kind actorId event' }),
  RfcPreference: table({ code: 'personId mail timezone unsubscribeKey feedKey' }),
  RfcUnsaved: table({ own: 'title body labels', code: 'personId target rfcId' }),
  RfcImage: table({ code: 'id type bytes addedById' }),
  RfcTemplate: table({ listed: 'name about body required founded labels', code: 'id' }),
  RoadmapItem: table({
    listed: 'title problem impactNote effortNote reachNote outcome theme alternatives commitNote opposition',
    code: 'id kind horizon status rank mergedIntoId quarter teamId capabilityId basis createdById',
  }),
  // Values in `from` and `to` are codes and numbers; texts that were changed are in `words`.
  ItemEvent: table({ listed: 'why words', code: 'itemId kind byId from to' }),
  ItemDependency: table({ code: 'itemId needsId' }),
  ItemVote: table({ listed: 'reason', code: 'id itemId personId' }),
  ItemLink: table({ listed: 'title', code: 'itemId url provider key outsideId state stateName' }),
  ItemComparison: table({ code: 'personId lowId highId better' }),
  BoardState: table({ code: 'shownVersion' }),
  TeamCapacity: table({ code: 'quarter teamId' }),
  RoadmapView: table({ own: 'name query', code: 'id ownerId' }),
  ItemInsight: table({ code: 'itemId insightId' }),
  Survey: table({
    listed: 'title description questions translations series askedBy purpose closing',
    code: 'id status anonymity language publicToken disclosure createdById sourceName scheduleId datePrecision figuresVersion',
  }),
  SurveyResponse: table({
    own: 'answers',
    code: 'id surveyId anonymity teamId role personId language tenure importId',
  }),
  SurveyTicket: table({ code: 'surveyId hash' }),
  SurveyReceipt: table({ code: 'surveyId hash body importId' }),
  SurveyDecline: table({ code: 'surveyId personId' }),
  SurveyUpload: table({ swept: 'name text mapping', code: 'id surveyId createdById' }),
  SurveyDraft: table({ own: 'values', code: 'surveyId anonymity personId key' }),
  SurveySchedule: table({ listed: 'audience trouble', code: 'id templateId cadence createdById' }),
  SurveyPopulation: table({ code: 'surveyId teamId name' }),
  SurveyInvitation: table({ code: 'surveyId personId via event mail' }),
  AskPreference: table({ code: 'personId' }),
  SurveyTally: table({ code: 'surveyId dimension segment key row value' }),
  SurveyOccupancy: table({ code: 'surveyId key row team role tenure' }),
  SurveyStep: table({ code: 'surveyId key row cells moved' }),
  SurveyDrivers: table({ code: 'surveyId result' }),
  // Names in comments are listed by their survey; words are not: it would say who wrote an answer without a name.
  SurveyComment: table({
    own: 'text tags',
    code: 'id surveyId responseId key teamId status audience spans hiddenFor hiddenById',
  }),
  SurveyShare: table({ listed: 'label', code: 'id surveyId hash createdById stepsBefore' }),
  SurveyBenchmark: table({ listed: 'name source', code: 'id createdById' }),
  SurveyBenchmarkValue: table({ listed: 'measure', code: 'benchmarkId' }),
  Update: table({ listed: 'title body texts opposed', code: 'id audience kind audiences itemId createdById' }),
  UpdateDraft: table({ listed: 'title body texts opposed', code: 'itemId kind audiences updatedById' }),
  LaunchTick: table({ listed: 'note', code: 'itemId step state byId' }),
  UpdateDigest: table({ code: 'personId every' }),
  UpdateReader: table({ code: 'personId audience' }),
  ReviewDraft: table({ listed: 'title body', code: 'month state mailTo standings updateId updatedById' }),
  Told: table({ code: 'updateId personId state evidence stance seenBy channel' }),
  Webhook: table({ code: 'id url format audience secret oldSecret createdById' }),
  WebhookDelivery: table({ code: 'id webhookId updateId state trouble' }),
}

/** The text columns of the schema's files, by table, with their types: String, Json and Bytes, single or lists. */
export function columnsOf(schema: string): Map<string, Map<string, string>> {
  const tables = new Map<string, Map<string, string>>()
  let current: Map<string, string> | undefined
  for (const line of schema.split('\n')) {
    const model = /^model (\w+)/.exec(line)?.[1]
    if (model) tables.set(model, (current = new Map()))
    const [, name, type] = /^\s+(\w+)\s+((?:String|Json|Bytes)(?:\[\])?)\??(?:\s|$)/.exec(line) ?? []
    if (name && type) current?.set(name, type)
  }
  return tables
}
