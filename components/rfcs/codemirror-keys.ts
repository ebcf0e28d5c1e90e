import { EditorSelection } from '@codemirror/state'
import type { Command } from '@codemirror/view'

/** Puts a mark around what is selected ("**bold**"), or takes it away where it stands there already. */
export const wrapWith =
  (mark: string): Command =>
  ({ state, dispatch }) => {
    const { length } = mark
    dispatch(
      state.update(
        state.changeByRange((range) => {
          const inside = state.sliceDoc(range.from, range.to)
          const around =
            state.sliceDoc(Math.max(0, range.from - length), range.from) === mark &&
            state.sliceDoc(range.to, range.to + length) === mark
          if (around) {
            return {
              changes: [
                { from: range.from - length, to: range.from },
                { from: range.to, to: range.to + length },
              ],
              range: EditorSelection.range(range.from - length, range.to - length),
            }
          }
          return {
            changes: { from: range.from, to: range.to, insert: `${mark}${inside}${mark}` },
            range: EditorSelection.range(range.from + length, range.to + length),
          }
        }),
        { userEvent: 'input', scrollIntoView: true },
      ),
    )
    return true
  }
