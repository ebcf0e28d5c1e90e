import { agree, ease, na, options, satisfaction, type Template } from './rules-make'

/** Satisfaction with a platform that nobody chose: CASTLE, with the recommendation beside it. */
export const castle: Template = {
  id: 'castle',
  title: 'Platform health',
  description: 'Think of the last month. “The platform” is everything the platform team runs for you.',
  purpose: 'To see how the platform serves you, apart from how much you must use it.',
  about:
    'CASTLE (Nielsen Norman Group) fits tools that people must use better than HEART does: use says nothing ' +
    'where there is no choice. Recommendation beside it, for those who report it.',
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
      favourableEnd: 'low',
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
  title: 'Cognitive load',
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
      favourableEnd: 'none',
      label: 'In the last two weeks, how demanding was the problem you worked on, apart from tools?',
      note: 'Intrinsic load. High is not bad: it may be what one is paid for.',
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
