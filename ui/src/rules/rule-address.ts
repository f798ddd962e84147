/** Address of a rule on the page of rules. */
export const ruleAddress = (id: string): string => `/rules?rule=${encodeURIComponent(id)}`
