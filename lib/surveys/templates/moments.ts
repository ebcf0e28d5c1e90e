import { agree, ease, na, options, other, satisfaction, type Template } from './types'

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

/** Satisfaction with a platform that nobody chose: CASTLE, with the recommendation beside it. */
export const castle: Template = {
  id: 'castle',
  title: 'How the platform is doing',
  description: 'Think of the last month. “The platform” is everything the platform team runs for you.',
  purpose: 'To see how the platform serves you, apart from how much you must use it.',
  about:
    'CASTLE (Nielsen Norman Group) fits tools that people must use better than HEART does: use says nothing where there is no choice. Recommendation beside it, for those who report it.',
  anonymity: 'anonymous',
  series: 'Platform',
  questions: [
    {
      key: 'load',
      type: 'rating',
      min: 1,
      max: 7,
      minLabel: 'Very low',
      maxLabel: 'Very high',
      label: 'In the last month, how much effort of mind did using the platform take?',
      note: 'CASTLE: cognitive load.',
    },
    {
      ...agree,
      key: 'advanced',
      label: 'In the last month, I used what the platform offers beyond its basics.',
      note: 'CASTLE: advanced feature usage, as people see it; compare with logs.',
    },
    {
      ...satisfaction,
      key: 'satisfaction',
      label: 'In the last month, how satisfied or dissatisfied were you with the platform?',
      note: 'CASTLE: satisfaction.',
    },
    {
      ...ease,
      key: 'task',
      label: 'In the last month, how easy or hard was it to finish what you came to the platform for?',
      note: 'CASTLE: task efficiency, as a judgement; never ask for minutes.',
    },
    {
      ...ease,
      key: 'learn',
      label: 'In the last month, how easy or hard was it to find out how to do something new with it?',
      note: 'CASTLE: learnability.',
    },
    {
      key: 'errors',
      type: 'single',
      label: 'In the last two weeks, how often did the platform itself stop you?',
      options: options('Never', 'Once', 'Two to four times', 'About every other day', 'Every day'),
      note: 'CASTLE: errors, in counts one recalls.',
    },
    {
      key: 'nps',
      type: 'nps',
      label: 'How likely are you to recommend the platform to a friend or colleague?',
      note: 'NPS, fixed wording. Coarse, and skewed where there is no choice: report it with its interval.',
    },
    { key: 'why', type: 'longtext', label: 'What is the main reason for your score?' },
  ],
}

/** Where a team's head is full. */
export const cognitiveLoad: Template = {
  id: 'cognitive-load',
  title: 'What fills our heads',
  description: 'About the last two weeks: how much you had to hold in mind, and what for.',
  purpose: 'To draw a map of where the platform can take load off, and where teams own too much.',
  about:
    'After Team Topologies’ assessment: load by source, then what a team would hand over. By team; best before changing who owns what.',
  anonymity: 'anonymous',
  questions: [
    {
      key: 'task',
      type: 'rating',
      min: 1,
      max: 7,
      minLabel: 'Very low',
      maxLabel: 'Very high',
      label: 'In the last two weeks, how demanding was the problem you worked on, apart from tools?',
      note: 'Intrinsic load.',
    },
    {
      key: 'sources',
      type: 'matrix',
      label: 'In the last two weeks, how much did each of these weigh on your mind?',
      note: 'Extraneous load by source. “Does not apply” is left out of the scores.',
      rows: options(
        'Building',
        'Testing',
        'Deploying',
        'Running in production',
        'Security',
        'Infrastructure',
        'Access requests',
        'Finding information',
      ),
      options: [...options('Hardly', 'A little', 'Clearly', 'Heavily'), na],
    },
    {
      key: 'systems',
      type: 'single',
      label: 'In the last two weeks, how many services did you have to understand to do your work?',
      options: options('1', '2–3', '4–6', '7–10', 'More than 10'),
    },
    {
      ...agree,
      key: 'fits',
      label: 'At the moment, what our team owns fits into our heads.',
      note: 'The summary statement: a team, not a person, carries the load.',
    },
    {
      key: 'give',
      type: 'maxdiff',
      minLabel: 'Least',
      maxLabel: 'Most',
      label: 'What would take the most off your mind if somebody else looked after it, and what the least?',
      note: 'Best-worst: rated one by one, everything would be heavy.',
      options: options(
        'Build pipelines',
        'Test environments',
        'Deploys',
        'Alerts',
        'Secrets',
        'Databases',
        'Dependencies',
        'Documentation',
      ),
    },
    {
      key: 'words',
      type: 'longtext',
      label: 'What do you carry in your head that should be written down or automated?',
    },
  ],
}
