import { agree, ease, options, other, satisfaction, type Template } from './types'

/** The quarterly pulse: drivers of developer experience in the manner of DX Core 4 and DXI, worded anew. */
export const pulse: Template = {
  id: 'pulse',
  title: 'Developer experience pulse',
  description: 'The same questions each quarter, so that you can see whether anything changes. Think of the last month.',
  purpose: 'To decide what the platform team works on next, and to see whether what it did last helped.',
  about: 'Fourteen drivers, one number to follow, one open question. Quarterly, to everybody or a sample.',
  anonymity: 'anonymous',
  series: 'Developer experience pulse',
  questions: [
    { ...satisfaction, key: 'overall', label: 'In the last month, how satisfied or dissatisfied were you with developing software here?', note: 'The outcome that drivers are related to. Ask it first, before the drivers colour it.', page: { title: 'Overall' } },
    { ...ease, key: 'deploy', label: 'In the last month, how easy or hard was it to get a merged change into production?', note: 'Driver: ease of release (Core 4 speed). “Merged change” fixes the start, “production” the end.', page: { title: 'Building and shipping', text: 'Think of the last month.' } },
    { ...ease, key: 'build', label: 'In the last month, how easy or hard was it to build your code on your own machine?', note: 'Driver: local iteration. Leave out tests: they are asked below.' },
    { ...agree, key: 'ci-trust', label: 'In the last month, a red build meant that something was broken.', note: 'Driver: build confidence. Asked as a fact one saw, not “CI is reliable”.' },
    { ...agree, key: 'tests', label: 'In the last month, the tests told me soon enough when I had broken something.', note: 'Driver: test efficiency. “Soon enough” leaves the number to the person; do not ask for minutes.' },
    { ...agree, key: 'review', label: 'In the last month, my changes were reviewed within a day.', note: 'Driver: review turnaround. A day is a shared anchor; “quickly” is not.' },
    { ...agree, key: 'change-safe', label: 'In the last month, I could change our code without fear of breaking something elsewhere.', note: 'Driver: change confidence (Core 4 quality).' },
    { ...agree, key: 'docs', label: 'In the last month, the docs answered what I needed to know about our systems.', note: 'Driver: documentation.', page: { title: 'Knowing and deciding', text: 'Think of the last month.' } },
    { ...agree, key: 'ask', label: 'In the last month, I knew whom to ask when I got stuck.', note: 'Driver: support.' },
    { ...agree, key: 'clear', label: 'In the last month, I knew why my work mattered before I began it.', note: 'Driver: clear direction (Core 4 impact).' },
    { ...agree, key: 'deep-work', label: 'In the last month, I had stretches of at least two hours to concentrate on most days.', note: 'Driver: deep work. Two hours and “most days” are recallable; a share of time is not.' },
    {
      key: 'balance', type: 'single', label: 'In the last month, how was the balance between new work and upkeep?', note: 'Instead of “what percentage goes into maintenance”: nobody can estimate that, everybody feels the balance.',
      options: options('Far too much upkeep', 'Somewhat too much upkeep', 'About right', 'Somewhat too little upkeep', 'Far too little upkeep'),
    },
    { ...agree, key: 'oncall', label: 'In the last month, the load of being on call was bearable.', help: 'Leave it out if you were not on call.', note: 'Driver: production support. Optional, so that others stay out of it.' },
    { ...agree, key: 'say', label: 'In the last quarter, something changed for the better because developers had asked for it.', note: 'Whether listening is seen to lead anywhere: the first thing to fall when a survey becomes a ritual.' },
    {
      key: 'cost', type: 'multi', label: 'In the last month, what cost you the most time? Choose up to three.', max: 3, page: { title: 'What to work on' }, note: 'Ranks the drivers by cost. At most three, else everything is chosen.',
      options: [...options('Waiting for builds', 'Flaky tests', 'Getting a deploy through', 'Environments that differ from production', 'Finding out how something works', 'Waiting for reviews', 'Access requests', 'Interruptions', 'Unclear requirements'), other],
    },
    { key: 'fix', type: 'longtext', label: 'What one thing should be fixed next?', help: 'Quoted without your name. Leave out what would give you away.', note: 'One thing: a list cannot be weighed.' },
  ],
}
