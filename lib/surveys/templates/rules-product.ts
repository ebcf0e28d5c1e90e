import type { Question } from '../schema'
import { agree, ease, na, options, other, satisfaction, type Template } from './rules-make'

/** Whether people chose it or were told to use it, as every template asks it. */
export const chosenQuestion: Question = {
  key: 'chosen',
  type: 'single',
  label: 'Why do you use it?',
  options: [...options('I chose it', 'My team chose it', 'We were told to use it', 'It was there when I came'), na],
  note: 'Voluntary use: adoption by order says nothing about liking it. Kept apart wherever adoption is shown.',
}

/** How far people have come with one capability: aware, tried, weekly, recommends, left. */
export const adoptionFunnel: Template = {
  id: 'adoption-funnel',
  title: 'Do you know and use it?',
  description: 'Name the capability here, in the words that developers use for it.',
  purpose: 'To see where people stop on the way from hearing of it to using it every week.',
  about:
    'For one capability at a time, to everybody who could use it. The answers are steps: count each one with those after it.',
  anonymity: 'anonymous',
  series: 'Adoption',
  questions: [
    {
      key: 'step',
      type: 'single',
      label: 'In the last three months, which of these is true for you?',
      options: [
        ...options('I had not heard of it', 'I heard of it', 'I tried it', 'I use it every week'),
        { value: 'left', label: 'I used it and stopped' },
      ],
      note: 'One step each, so that steps can be counted; “stopped” is a step of its own.',
    },
    { ...chosenQuestion, showIf: { question: 'step', is: 'i-use-it-every-week' } },
    {
      key: 'recommend',
      type: 'nps',
      label: 'How likely are you to recommend it to a colleague?',
      showIf: { question: 'step', is: 'i-use-it-every-week' },
    },
    {
      key: 'stopped',
      type: 'multi',
      label: 'What made you stop?',
      showIf: { question: 'step', is: 'left' },
      options: [
        ...options(
          'It lacked something',
          'It was too slow',
          'It failed too often',
          'I could not find out how',
          'I no longer need it',
        ),
        other,
      ],
    },
    {
      key: 'next',
      type: 'longtext',
      label: 'What would have to be different for you to go one step further?',
      showIf: { question: 'step', isNot: 'i-use-it-every-week' },
    },
  ],
}

/** Before something is built: how often the problem comes, and what people do today. */
export const beforeWeBuild: Template = {
  id: 'before-we-build',
  title: 'Before we build something',
  description: 'Describe the problem here, and leave out the solution.',
  purpose: 'To learn how many have the problem, how often, and what they do today, before anything is built.',
  about: 'Asks about what happened, since what people say they would use is a poor guide to what they use.',
  anonymity: 'anonymous',
  questions: [
    {
      key: 'often',
      type: 'single',
      label: 'In the last month, how often did you have this problem?',
      options: options('Never', 'Once', 'Two to four times', 'Every week', 'Every day'),
      note: 'What happened, in ranges that memory can apply.',
    },
    {
      key: 'cost',
      type: 'single',
      label: 'The last time, how long did it hold you up?',
      showIf: { question: 'often', isNot: 'never' },
      options: options('Less than ten minutes', 'Up to an hour', 'Up to half a day', 'Longer'),
    },
    {
      key: 'today',
      type: 'multi',
      label: 'The last time, what did you do?',
      showIf: { question: 'often', isNot: 'never' },
      options: [
        ...options(
          'I waited',
          'I asked someone',
          'I wrote something of my own',
          'I worked on something else',
          'I gave up',
        ),
        other,
      ],
    },
    {
      ...satisfaction,
      key: 'enough',
      label: 'How satisfied or dissatisfied are you with how you get by today?',
      showIf: { question: 'often', isNot: 'never' },
    },
    {
      key: 'last-time',
      type: 'longtext',
      label: 'What happened the last time, from beginning to end?',
      showIf: { question: 'often', isNot: 'never' },
    },
  ],
}

/** After a question to the platform team was answered. */
export const afterSupport: Template = {
  id: 'after-support',
  title: 'After your question to us',
  description: 'About this one request only, from when you asked until today.',
  purpose: 'To see which questions should never have had to be asked.',
  about: 'Sent when a request is closed, to the person who made it.',
  anonymity: 'confidential',
  series: 'Support',
  questions: [
    {
      key: 'solved',
      type: 'single',
      label: 'Is what you asked about solved?',
      options: options('Yes', 'In part', 'No', 'I found a way of my own'),
    },
    {
      ...ease,
      key: 'effort',
      label: 'With this request, how easy or hard was it to get help?',
      note: 'Customer effort: it predicts whether people come back better than satisfaction does.',
    },
    {
      key: 'before',
      type: 'multi',
      label: 'Where did you look before you asked?',
      options: [
        ...options('Documentation', 'Search', 'Chat', 'A colleague', 'An AI assistant'),
        { value: 'nowhere', label: 'Nowhere', exclusive: true },
        other,
      ],
    },
    { key: 'instead', type: 'longtext', label: 'What would have let you do it without asking?' },
  ],
}

/** After teams moved from one thing to another. */
export const afterMigration: Template = {
  id: 'after-migration',
  title: 'After the move',
  description: 'Name here what you moved from, and to. Think of the time since you began to move.',
  purpose: 'To make the next move cheaper, and to mend what this one left behind.',
  about:
    'Two to four weeks after a team has moved. Asks how it came to move, since a move that was ordered is judged differently.',
  anonymity: 'confidential',
  questions: [
    chosenQuestion,
    {
      key: 'days',
      type: 'single',
      label: 'How much of your own time did the move take?',
      options: options('Less than a day', 'One to three days', 'A week', 'Two weeks or more'),
    },
    { ...ease, key: 'guide', label: 'In the move, how easy or hard were the instructions to follow?' },
    { ...agree, key: 'better', label: 'In the last two weeks, my work has been easier than before the move.' },
    {
      key: 'missing',
      type: 'multi',
      label: 'In the last two weeks, what did you miss from before?',
      options: [
        ...options('A feature', 'Speed', 'Stability', 'Documentation', 'People who know it'),
        { value: 'nothing', label: 'Nothing', exclusive: true },
        other,
      ],
    },
    { key: 'again', type: 'longtext', label: 'What should the next team know before it moves?' },
  ],
}

/** After an RFC was decided. */
export const afterRfc: Template = {
  id: 'after-rfc',
  title: 'After the decision on an RFC',
  description: 'Name the RFC here, and link to its decision. Think of the weeks since it was opened.',
  purpose: 'To learn whether people who were concerned could take part, and were answered.',
  about: 'For those whom the decision concerns, also if they wrote nothing. Within a week of the decision.',
  anonymity: 'anonymous',
  questions: [
    {
      key: 'part',
      type: 'single',
      label: 'What was your part in this RFC?',
      options: options('I wrote in it', 'I read it', 'I heard of it', 'I did not know of it'),
      note: 'Silence is a finding: those who did not know of it are counted.',
    },
    {
      ...agree,
      key: 'heard',
      label: 'In this RFC, what speaks against the proposal was answered.',
      showIf: { question: 'part', isNot: 'i-did-not-know-of-it' },
    },
    {
      ...agree,
      key: 'clear',
      label: 'After reading the decision, I know what changes for me.',
      showIf: { question: 'part', isNot: 'i-did-not-know-of-it' },
    },
    { ...agree, key: 'commit', label: 'I can work with this decision, also where I would have decided otherwise.' },
    { key: 'open', type: 'longtext', label: 'What is still open for you?' },
  ],
}

/** What assistants that write code do to the work. */
export const aiTools: Template = {
  id: 'ai-tools',
  title: 'AI tools in your work',
  description: 'Assistants that write, review or explain code. Not about how much you produce.',
  purpose: 'To learn where such tools help, where they cost time, and what they need from the platform.',
  about:
    'Twice a year. Asks for the work and not for output, which such tools raise without telling whether it is worth having.',
  anonymity: 'anonymous',
  series: 'AI tools',
  questions: [
    {
      key: 'use',
      type: 'single',
      label: 'In the last month, how often did you use an AI tool for your work?',
      options: options('Never', 'Once or twice', 'Every week', 'Every day', 'Most of the day'),
    },
    { ...chosenQuestion, showIf: { question: 'use', isNot: 'never' } },
    {
      key: 'for',
      type: 'multi',
      label: 'In the last month, what did it save you time with?',
      showIf: { question: 'use', isNot: 'never' },
      options: [
        ...options('Writing code', 'Tests', 'Understanding code', 'Reviews', 'Documentation', 'Incidents'),
        { value: 'nothing', label: 'Nothing', exclusive: true },
        other,
      ],
    },
    {
      key: 'cost',
      type: 'multi',
      label: 'In the last month, what did it cost you time with?',
      showIf: { question: 'use', isNot: 'never' },
      options: [
        ...options('Checking what it wrote', 'Mending what it broke', 'Longer reviews', 'Setting it up', 'Waiting'),
        { value: 'nothing', label: 'Nothing', exclusive: true },
        other,
      ],
      note: 'Asked beside the question before, with as many choices, so that neither side is suggested.',
    },
    {
      ...agree,
      key: 'trust',
      label: 'In the last month, I could tell when what it wrote was wrong.',
      showIf: { question: 'use', isNot: 'never' },
    },
    { key: 'needs', type: 'longtext', label: 'What would it need from the platform to be of more use?' },
  ],
}

/** Whether use is voluntary. */
export const chosenOrTold: Template = {
  id: 'chosen-or-told',
  title: 'Chosen or told?',
  description: 'Name the capability here.',
  purpose: 'To tell use that people want from use that they were given.',
  about: 'Short, for everybody who uses the capability. Shown wherever its adoption is praised.',
  anonymity: 'anonymous',
  series: 'Voluntary use',
  questions: [
    chosenQuestion,
    {
      key: 'free',
      type: 'single',
      label: 'If you could choose freely today, what would you do?',
      options: options('Use it as now', 'Use parts of it', 'Use something else', 'I do not know'),
    },
    { key: 'why', type: 'longtext', label: 'What is the reason?' },
  ],
}
