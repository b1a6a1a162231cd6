/** Plugins of other people that a job asks for by name; they stand before ours. */
export const plugins = {}
