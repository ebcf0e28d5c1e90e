/** Nothing: without this file the bare app would be sent the hub's own. */
export {}
