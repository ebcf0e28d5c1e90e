/** What other rooms change of a survey, in transactions of theirs. They have decided already that it may be changed. */
export { insertSurvey, lockSurvey, updateSurvey } from './repo'
export { lockSources } from './repo-undo'
export { insertWave } from './repo-waves'
export {
  changedSinceImport,
  countImported,
  deleteImported,
  hasLiveAnswers,
  insertImported,
} from './answering/repo-responses'
