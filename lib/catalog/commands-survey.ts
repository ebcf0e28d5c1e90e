import { authorize, type MaybeActor } from '@/lib/core/actor'
import { createSurvey } from '@/lib/surveys/commands'
import { createSurveyInput } from '@/lib/surveys/schema'
import { CAPABILITY_TEMPLATES } from '@/lib/surveys/templates/rules-capability'
import { parse } from '@/lib/core/zod'
import { linkQuestion } from './commands-asked'
import { changeCapability } from './commands-capabilities'
import { getCapability } from './queries-capabilities'
import { askedInput, PURPOSES } from './schema-asked'
import { capabilityPatch } from './schema-capabilities'
import type { CapabilitySurvey, CapabilitySurveyInput } from './schema-survey'

/**
 * Makes a draft of a survey about one capability: its name stands in the questions, and what they ask of it is linked to it. The
 * question that asks how satisfied people are is linked only where no other one is: what is shown now stays.
 * @throws AppError not_found
 */
export async function askAbout(
  actor: MaybeActor,
  capabilityId: string,
  { template: id }: CapabilitySurveyInput,
  now: Date,
): Promise<CapabilitySurvey> {
  const pm = authorize(actor, 'catalog.write')
  authorize(pm, 'survey.write')
  const capability = await getCapability(pm, capabilityId, now)
  const { of, asks } = CAPABILITY_TEMPLATES[id]!
  const { id: _id, about: _about, ...template } = of(capability.name)
  const { id: survey } = await createSurvey(pm, parse(createSurveyInput, template), now)
  const linked: CapabilitySurvey['linked'] = []
  for (const purpose of PURPOSES) {
    const question = asks[purpose]
    if (question === undefined) continue
    await linkQuestion(pm, capabilityId, parse(askedInput, { purpose, survey, question }), now)
    linked.push(purpose)
  }
  if (asks.satisfaction !== undefined && capability.satisfaction === null) {
    const satisfaction = { survey, question: asks.satisfaction }
    await changeCapability(pm, capabilityId, parse(capabilityPatch, { satisfaction }), now)
    linked.push('satisfaction')
  }
  return { survey, linked }
}
