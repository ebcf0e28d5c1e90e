'use server'

import { z } from 'zod'
import { systemClock } from '@/lib/core/clock'
import { id } from '@/lib/core/zod'
import { action } from '@/lib/server/action'
import { closeSurvey } from './commands-close'

export const closeSurveyAction = action(z.object({ id }), (actor, input) => closeSurvey(actor, input.id, systemClock()))
