import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

const imagesOf = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'))

/** Images that are pasted or dropped go to the hub; everything else goes on as usual. */
export const imageDrop = (onFiles: (view: EditorView, files: File[], at: number) => void): Extension =>
  EditorView.domEventHandlers({
    paste: (event, view) => {
      const files = imagesOf(event.clipboardData)
      // A table copied from a spreadsheet comes as text and as a picture of itself: the text is meant.
      if (files.length === 0 || event.clipboardData?.getData('text/plain')) return false
      event.preventDefault()
      onFiles(view, files, view.state.selection.main.head)
      return true
    },
    drop: (event, view) => {
      const files = imagesOf(event.dataTransfer)
      if (files.length === 0) return false
      event.preventDefault()
      onFiles(view, files, view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? view.state.doc.length)
      return true
    },
  })
