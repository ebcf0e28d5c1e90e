import { agree, ease, options, other, type Template } from './rules-make'

/** After somebody's first weeks. */
export const onboarding: Template = {
  id: 'onboarding',
  title: 'Your first month',
  description: 'What helped and what stood in the way while it is still fresh.',
  purpose: 'To shorten the way to a first change for whoever comes next.',
  about:
    'Sent to each new engineer after about thirty days. Named by default: so few join that anonymity would be a promise nobody can keep.',
  anonymity: 'named',
  series: 'Onboarding',
  questions: [
    {
      key: 'first-change',
      type: 'single',
      label: 'When did your first change reach production?',
      options: [
        ...options('In my first week', 'In my second week', 'In my third or fourth week', 'Later'),
        { value: 'not-yet', label: 'It has not yet' },
      ],
      note: 'Ranges that one remembers; the exact day is in version control anyway.',
    },
    { ...ease, key: 'setup', label: 'In your first week, how easy or hard was it to get your machine ready to build?' },
    { ...ease, key: 'access', label: 'In your first month, how easy or hard was it to get the access you needed?' },
    {
      ...agree,
      key: 'docs',
      label: 'In your first month, written instructions were right when I followed them.',
      note: 'Right, not complete: newcomers can judge whether a step worked, not what is missing.',
    },
    { ...agree, key: 'ask', label: 'In your first month, somebody had time when I got stuck.' },
    {
      key: 'stuck',
      type: 'multi',
      label: 'In your first month, where did you get stuck for more than half a day?',
      options: [
        ...options(
          'Machine setup',
          'Access',
          'Building the code',
          'Running tests',
          'Understanding the architecture',
          'Deploying',
          'Finding the right people',
        ),
        { value: 'nowhere', label: 'Nowhere', exclusive: true },
        other,
      ],
      note: '“More than half a day” is a bar that memory can apply.',
    },
    { key: 'tell', type: 'longtext', label: 'What do you wish somebody had told you on your first day?' },
  ],
}

/** After an incident, while the page still rings in the ears. */
export const incident: Template = {
  id: 'incident',
  title: 'After the incident',
  description: 'About handling it, not about whose fault it was. Think of this incident only.',
  purpose: 'To see which tools and habits helped, so that the next one is shorter.',
  about: 'For everybody who took part, within two days, before the review.',
  anonymity: 'confidential',
  questions: [
    {
      key: 'part',
      type: 'single',
      label: 'What was your part in this incident?',
      options: [...options('I was paged', 'I was asked to help', 'I led the response', 'I followed along'), other],
    },
    {
      ...ease,
      key: 'notice',
      label: 'In this incident, how easy or hard was it to see what was wrong?',
      showIf: { question: 'part', isNot: ['i-followed-along'] },
      note: 'Detection and diagnosis, from those who looked.',
    },
    {
      ...ease,
      key: 'owner',
      label: 'In this incident, how easy or hard was it to find who owns the affected service?',
    },
    {
      ...agree,
      key: 'runbook',
      label: 'In this incident, what was written down helped.',
      showIf: { question: 'part', isNot: ['i-followed-along'] },
    },
    {
      ...agree,
      key: 'safe',
      label: 'In this incident, I could say what I saw without being blamed.',
      note: 'Psychological safety, as an observation.',
    },
    {
      key: 'missing',
      type: 'multi',
      label: 'In this incident, what would have shortened it?',
      options: [
        ...options(
          'An earlier alert',
          'A better dashboard',
          'Clear ownership',
          'A runbook',
          'A faster rollback',
          'More hands',
          'Fewer hands',
        ),
        other,
      ],
    },
    { key: 'change', type: 'longtext', label: 'What should be different next time?' },
  ],
}

/** Whether the paved way is worth walking. */
export const goldenPath: Template = {
  id: 'golden-path',
  title: 'The golden path',
  description:
    'The golden path is the recommended way to start and run a service: template, pipeline, deploys, monitoring.',
  purpose: 'To learn where the golden path helps and where people leave it.',
  about:
    'For teams that started or moved a service lately. Asks leavers why, without suggesting that they should not have.',
  anonymity: 'anonymous',
  questions: [
    {
      key: 'used',
      type: 'single',
      label: 'In the last three months, did you work on a service that follows the golden path?',
      options: [...options('Yes, all of it', 'Yes, parts of it', 'No')],
      note: 'Sorts users from the rest; each sees only what they can answer.',
    },
    {
      key: 'left',
      type: 'multi',
      label: 'In the last three months, which parts did you replace or leave out?',
      showIf: { question: 'used', is: 'yes-parts-of-it' },
      options: [...options('Template', 'Build pipeline', 'Deploys', 'Monitoring', 'Access'), other],
    },
    {
      key: 'umux-capable',
      type: 'rating',
      label: 'The golden path’s capabilities meet my requirements.',
      min: 1,
      max: 7,
      minLabel: 'Strongly disagree',
      maxLabel: 'Strongly agree',
      showIf: { question: 'used', isNot: 'no' },
      note: 'UMUX-Lite, item 1; wording fixed.',
    },
    {
      key: 'umux-easy',
      type: 'rating',
      label: 'The golden path is easy to use.',
      min: 1,
      max: 7,
      minLabel: 'Strongly disagree',
      maxLabel: 'Strongly agree',
      showIf: { question: 'used', isNot: 'no' },
      note: 'UMUX-Lite, item 2. Score: (a + b − 2) × 100 ÷ 12.',
    },
    {
      key: 'pmf',
      type: 'single',
      label: 'How would you feel if you could no longer use the golden path?',
      showIf: { question: 'used', isNot: 'no' },
      note: 'Product-market fit, fixed wording (Ellis). ≥ 40 % “very disappointed” is the mark.',
      options: [
        ...options('Very disappointed', 'Somewhat disappointed', 'Not disappointed'),
        { value: 'na', label: 'I no longer use it', na: true },
      ],
    },
    {
      key: 'why-not',
      type: 'multi',
      label: 'What did you use a way of your own for in the last three months?',
      showIf: { question: 'used', is: 'no' },
      options: [
        ...options(
          'Another language',
          'Batch or streaming work',
          'Mobile',
          'Machine learning',
          'An older service',
          'I did not know of it',
        ),
        other,
      ],
    },
    {
      key: 'wish',
      type: 'longtext',
      label: 'What would make the golden path the obvious choice for your next service?',
    },
  ],
}

/** Before something is switched off. */
export const retirement: Template = {
  id: 'retirement',
  title: 'Before we retire a tool',
  description: 'Name the tool here, when it would be switched off, and what would replace it.',
  purpose: 'To find out who depends on it and what they would need, before a date is set.',
  about: 'For everybody who may use the tool. Named or confidential, so that those who depend on it can be helped.',
  anonymity: 'confidential',
  questions: [
    {
      key: 'use',
      type: 'single',
      label: 'In the last three months, how often did you use the tool?',
      options: options('Never', 'Once or twice', 'Every month', 'Every week', 'Every day'),
    },
    {
      key: 'through',
      type: 'yesno',
      label: 'In the last three months, did something of yours use it without you: a job, a script, a pipeline?',
      note: 'Hidden use: what usage logs by person do not show.',
    },
    {
      key: 'for',
      type: 'longtext',
      label: 'What do you use it for that you would miss?',
      showIf: {
        any: [
          { question: 'use', isNot: 'never' },
          { question: 'through', is: 'yes' },
        ],
      },
    },
    {
      ...ease,
      key: 'move',
      label: 'How easy or hard would moving to the replacement be for you?',
      showIf: {
        any: [
          { question: 'use', isNot: 'never' },
          { question: 'through', is: 'yes' },
        ],
      },
    },
    {
      key: 'until',
      type: 'date',
      label: 'What is the earliest day by which you could do without it?',
      showIf: {
        any: [
          { question: 'use', isNot: 'never' },
          { question: 'through', is: 'yes' },
        ],
      },
    },
    {
      key: 'blocks',
      type: 'multi',
      label: 'What would stand in the way?',
      options: [
        ...options(
          'Missing features',
          'Data that must be moved',
          'No time this quarter',
          'I do not know the replacement',
        ),
        { value: 'nothing', label: 'Nothing', exclusive: true },
        other,
      ],
    },
  ],
}
