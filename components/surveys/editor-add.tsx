'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { Menu, MenuButton } from '@/components/ui/menu'
import { emptyQuestion } from '@/lib/surveys/editor/rules-ops'
import { PRESETS } from '@/lib/surveys/editor/rules-presets'
import { QUESTION_TYPES, type Question, type QuestionType } from '@/lib/surveys/schema'
import { DEFINING } from '@/lib/surveys/types/rules-defining'

const FIRST: readonly [QuestionType, string][] = [
  ['rating', 'Rating'],
  ['single', 'Single choice'],
  ['multi', 'Multiple choice'],
  ['longtext', 'Text'],
]
const MORE = QUESTION_TYPES.filter((type) => !FIRST.some(([first]) => first === type))

/** Puts a question, or a ready-made scale, behind the one in hand. */
export function AddQuestion({ onAdd }: { onAdd: (questions: readonly Question[]) => void }) {
  return (
    <div className="mt-3 border-t pt-3">
      <p className="mb-2 text-xs font-medium text-ink-3">Add a question</p>
      <div className="flex flex-wrap gap-1.5">
        {FIRST.map(([type, label]) => (
          <Button key={type} size="sm" onClick={() => onAdd([emptyQuestion(type)])}>
            <Plus aria-hidden /> {label}
          </Button>
        ))}
        <Menu
          label="More types of questions"
          trigger={
            <>
              <Plus aria-hidden /> More types
            </>
          }
          triggerClassName={buttonStyle({ size: 'sm' })}
          className="min-w-56"
        >
          {MORE.map((type) => (
            <MenuButton key={type} type="button" data-command onClick={() => onAdd([emptyQuestion(type)])}>
              {DEFINING[type].label}
            </MenuButton>
          ))}
        </Menu>
        <Menu
          label="Question library"
          trigger={
            <>
              <Plus aria-hidden /> Question library
            </>
          }
          triggerClassName={buttonStyle({ size: 'sm' })}
          className="max-w-80"
        >
          {PRESETS.map((preset) => (
            <MenuButton
              key={preset.id}
              type="button"
              data-command
              className="flex-col items-start gap-0 py-1.5"
              onClick={() => onAdd(preset.questions)}
            >
              {preset.name}
              <span className="text-xs text-ink-3">{preset.about}</span>
            </MenuButton>
          ))}
        </Menu>
      </div>
    </div>
  )
}
