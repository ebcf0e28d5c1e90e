import type { Client } from 'pg'

const SCALE = Array.from({ length: 5 }, (_, i) => ({ value: String(i + 1), label: `Choice ${i + 1}` }))

/** Twenty questions of the kinds whose answers are counted, and one that holds words. */
export const pulse = (title: string) => ({
  title,
  anonymity: 'anonymous',
  questions: [
    ...Array.from({ length: 10 }, (_, i) => ({ key: `r${i}`, type: 'rating', label: `Rate thing ${i}` })),
    ...Array.from({ length: 3 }, (_, i) => ({
      key: `s${i}`,
      type: 'single',
      label: `Which one of ${i}?`,
      options: SCALE,
    })),
    ...Array.from({ length: 2 }, (_, i) => ({
      key: `m${i}`,
      type: 'multi',
      label: `Which ones of ${i}?`,
      options: SCALE,
    })),
    { key: 'n', type: 'nps', label: 'Would you recommend it?' },
    { key: 'g', type: 'matrix', label: 'Each of these', options: SCALE, rows: ['Builds', 'Tests', 'Deploys'] },
    { key: 'k', type: 'ranking', label: 'In which order?', options: SCALE },
    { key: 'y', type: 'yesno', label: 'Again?' },
    { key: 't', type: 'longtext', label: 'Anything else?' },
  ],
})

/** Puts `count` responses from twelve teams into a survey, in one statement. */
export async function fillSurvey(client: Client, surveyId: string, count: number): Promise<void> {
  await client.query(
    `INSERT INTO "Team" (id, name, headcount, "updatedAt") SELECT 'bench-team-' || i, 'Bench team ' || i, ` +
      `20000, now() FROM generate_series(1, 12) i ON CONFLICT DO NOTHING`,
  )
  await client.query(
    `INSERT INTO "SurveyResponse" (id, "surveyId", anonymity, day, answers, "teamId", role)
     SELECT gen_random_uuid(), $1, 'anonymous', current_date,
       (SELECT jsonb_object_agg('r' || q, 1 + (i * (q + 3)) % 5) FROM generate_series(0, 9) q)
       || (SELECT jsonb_object_agg('s' || q, (1 + (i + q) % 5)::text) FROM generate_series(0, 2) q)
       || jsonb_build_object('m0', jsonb_build_array('1', '3'), 'm1', jsonb_build_array((1 + i % 5)::text), 'n', i % 11, 'y', (ARRAY['yes','no'])[1 + i % 2],
            'g', jsonb_build_object('Builds', (1 + i % 5)::text, 'Tests', (1 + i % 3)::text, 'Deploys', '2'), 'k', jsonb_build_array('2', '1', '4'))
       || CASE WHEN i % 4 = 0 THEN jsonb_build_object('t', 'The queue is slow in the afternoon, ' || i) ELSE '{}' END,
       'bench-team-' || (1 + i % 12), (ARRAY['backend','frontend','data','mobile'])[1 + i % 4]
     FROM generate_series(1, $2::int) i`,
    [surveyId, count],
  )
}
