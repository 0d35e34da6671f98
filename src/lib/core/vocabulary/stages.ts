/** Stages of the partnership life cycle, in order. */
export const stages = ['evaluate', 'design', 'pilot', 'production', 'exit'] as const;
