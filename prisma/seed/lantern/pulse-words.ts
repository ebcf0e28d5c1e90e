import { heard, type Remark } from '../language/survey'

/** What was written under "What one thing should the platform team fix next?", wave by wave. */
export const waves: Remark[][] = [
  [
    heard(
      'Payments',
      'flaky',
      'The ledger reconciliation suite fails about one run in three for reasons that have nothing to do with ' +
        'my change. I re-run first and read later, which is exactly the wrong habit for payments code.',
    ),
    heard(
      'Payments',
      'flaky',
      'Mark the tests that are known to be flaky. Right now everyone keeps their own private list in their head.',
    ),
    heard(
      'Web Portal',
      'flaky',
      'Browser tests time out on the shared runners and pass on my laptop. After the third retry I merge anyway.',
    ),
    heard(
      'Quotes',
      'docs',
      'There are three pages on how to add a feature flag and they disagree. The newest one is in a slide deck.',
    ),
    heard(
      'Mobile',
      'docs',
      'I ask in chat because search never finds the page, and then someone pastes a link to a page that does exist.',
    ),
    heard(
      'Warehouse',
      'docs',
      'Runbooks live in four places. During an incident I do not have time to look in four places.',
    ),
    heard(
      'Tracking',
      'staging',
      'Staging has last year’s carriers in it. A change that works there tells me nothing about production.',
    ),
    heard(
      'Carrier Integrations',
      'staging',
      'Somebody always has staging broken. Whoever deployed last wins and the rest of us wait.',
    ),
    heard(
      'Machine Learning',
      'golden-fit',
      'The template assumes an HTTP service. We train models on a schedule; we deleted two thirds of it on the first day.',
    ),
    heard(
      'Quotes',
      'golden-good',
      'New service to first deploy took me a morning with the golden path. Please do not break that.',
    ),
    heard('Billing', 'shipit', 'shipit says "deploy failed (code 3)". There is no code 3 in the docs.'),
  ],
  [
    heard(
      'Payments',
      'flaky',
      'We lost most of a day to a test that depends on the clock. It had been failing on and off for four months and nobody owned it.',
    ),
    heard('Data', 'ci-wait', 'Between two and five in the afternoon my build sits in the queue longer than it runs.'),
    heard(
      'Web Portal',
      'ci-wait',
      'Queue, queue, queue. The build itself is nine minutes. Yesterday I waited thirty-five for it to start.',
    ),
    heard(
      'Tracking',
      'oncall',
      'Half of my pages last week were about a deploy that the pipeline already knew had gone wrong.',
    ),
    heard(
      'Carrier Integrations',
      'oncall',
      'We carry the pager for every carrier outage in Europe, although there is nothing we can do about a carrier being down.',
    ),
    heard(
      'Pricing',
      'docs',
      'Write down what happens when a feature flag is deleted while it is still read. I found out in production.',
    ),
    heard(
      'Identity',
      'secrets',
      'People paste database passwords to each other in chat because the official way takes two tickets.',
    ),
    heard(
      'Mobile',
      'trunk-bad',
      'Trunk-based releases do not work when an app store reviews every build. We need release branches and we are tired of explaining it.',
    ),
    heard(
      'Quotes',
      'trunk-good',
      'Moving to trunk with flags was the best thing this year. Our changes are in production within the hour.',
    ),
    heard(
      'Site Reliability',
      'ownership',
      'At three at night I need to know who owns a service. The list is a spreadsheet that was last edited by someone who left.',
    ),
  ],
  [
    heard('Payments', 'flaky', 'If a test fails on main and passes on retry, tell its owner, not the whole channel.'),
    heard('Warehouse', 'flaky', 'I have stopped reading red builds. I know that is bad.'),
    heard(
      'Mobile',
      'staging',
      'Preview environments like the ones the web team built for themselves, but for everyone, please.',
    ),
    heard(
      'Carrier Integrations',
      'staging',
      'We test new carrier integrations against production with a feature flag, because staging cannot reach the carriers’ sandboxes.',
    ),
    heard(
      'Web Portal',
      'staging',
      'Our own per-branch previews changed how we review. Reviewers click instead of imagining. It should not be only us.',
    ),
    heard(
      'Data',
      'golden-fit',
      'Batch jobs are second-class: no template, no alerts, no dashboards. We copy each other’s YAML and hope.',
    ),
    heard('Billing', 'docs', 'A page without a date and an owner is worse than no page.'),
    heard(
      'Tracking',
      'local',
      'The full stack needs more memory than my laptop has. I run half of it and mock the rest by hand.',
    ),
    heard(
      'Pricing',
      'ci-wait-no',
      'CI is fine for us, honestly. We cached our dependencies last year and builds take four minutes. Queueing I have not noticed.',
    ),
    heard(
      'Identity',
      'access',
      'Every new colleague needs seven access requests, and I approve five of them without reading.',
    ),
  ],
  [
    heard('Web Portal', 'ci-wait', 'Runners in the afternoon. Mornings are fine.'),
    heard('Quotes', 'ci-wait', 'I plan my day around CI: push before lunch, or it is tomorrow.'),
    heard(
      'Mobile',
      'golden-fit',
      'The golden path ends where the app begins. Nothing in it knows about signing, store tracks or crash symbols.',
    ),
    heard(
      'Machine Learning',
      'golden-fit',
      'We need GPUs on a schedule and a place for artefacts. What we have is a cron job on one engineer’s machine.',
    ),
    heard(
      'Web Portal',
      'golden-good',
      'I started a second service from the template this month. Logging, alerts and dashboards were there on day one. I changed nothing.',
    ),
    heard(
      'Carrier Integrations',
      'oncall',
      'Handover is a message that says "quiet week". Then I spend Monday finding out what was not quiet.',
    ),
    heard('Tracking', 'oncall', 'Pages for staging at night. Why does staging page anyone?'),
    heard('Billing', 'shipit', 'I still keep a shell script around shipit that greps its output for the real error.'),
    heard('Warehouse', 'shipit', 'shipit rolled back silently twice. I only noticed because a customer did.'),
    heard('Data', 'secrets', 'Rotating one credential means finding every laptop it was copied to.'),
  ],
  [
    heard(
      'Payments',
      'flaky-better',
      'The quarantine works. Red means red again on our repo. Now please do the same for the browser tests.',
    ),
    heard(
      'Payments',
      'staging',
      'Refund flows cannot be tested anywhere but production. Every release of ours starts with a small real refund to ourselves.',
    ),
    heard(
      'Carrier Integrations',
      'staging',
      'Two of our last five incidents would have been caught by an environment with realistic data.',
    ),
    heard(
      'Web Portal',
      'docs',
      'Search for "rate limit" gives you meeting notes from two years ago. The actual page is the fourteenth result.',
    ),
    heard('Mobile', 'docs', 'Docs are written for people who already know. Tell me what to do first.'),
    heard('Quotes', 'access', 'I joined this spring. My first commit was on day nine, because of permissions.'),
    heard(
      'Machine Learning',
      'access',
      'Getting read access to a bucket took longer than the analysis I wanted it for.',
    ),
    heard(
      'Site Reliability',
      'ownership',
      'Please, one place that says which team runs what. I will even help fill it in.',
    ),
    heard('Data', 'local', 'Spinning up the warehouse emulator takes twenty minutes and fails at minute eighteen.'),
    heard(
      'Pricing',
      'golden-good',
      'Golden path: boring, in the best sense. We moved our last hand-built service over and deleted eleven hundred lines.',
    ),
  ],
  [
    heard('Tracking', 'staging', 'I have not deployed to staging since March. Nobody noticed, including me.'),
    heard(
      'Mobile',
      'staging',
      'We point test builds of the app at production with a fake customer. It is the only environment that behaves like production.',
    ),
    heard(
      'Quotes',
      'staging',
      'Give every pull request somewhere to run. I would trade any other item on the roadmap for it.',
    ),
    heard(
      'Web Portal',
      'ci-wait',
      'Still thirty minutes to get a runner after two o’clock. It has become a joke, which is worse than a complaint.',
    ),
    heard(
      'Pricing',
      'ci-wait-no',
      'No problem with CI here. If anything, the new runners made it noisier: two spot evictions in a week.',
    ),
    heard(
      'Warehouse',
      'docs-better',
      'The new search found the runbook by its error message. First time I did not have to ask.',
    ),
    heard('Billing', 'docs-better', 'Search is good now. The pages it finds are still old.'),
    heard(
      'Carrier Integrations',
      'oncall',
      'I was woken for a deploy that had already been rolled back by the pipeline. Let the two talk to each other.',
    ),
    heard(
      'Data',
      'golden-fit',
      'The batch story has not moved in half a year. We are about to build our own, and so are Machine Learning.',
    ),
    heard('Identity', 'secrets', 'A third of our rotation requests are for credentials nobody can say are still used.'),
    heard(
      'Payments',
      'trunk-good',
      'Small changes behind flags. Our change failure rate halved and nobody misses the release train.',
    ),
  ],
]
