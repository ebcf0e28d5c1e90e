import { readFileSync } from 'node:fs'
import { readSurvey, readSurveyBytes } from '@/lib/surveys/import/rules-detect'
for (const p of process.argv.slice(2)) { const b=readFileSync(p); const s = b[0]===0x50&&b[1]===0x4b ? readSurveyBytes(b,p) : readSurvey(b.toString('utf8'), p); console.log(s.title, s.language); for (const q of s.questions) console.log(JSON.stringify(q).slice(0,330)); for (const k of s.skipped) console.log('   ', k.line, k.reason.slice(0,250)) }
