import { GraphQLError, type ValidationRule } from 'graphql'

/** Tokens of one document; the parser stops there. */
export const mostTokens = 3000
const mostAliases = 60

/** Aliases let one document ask for the same costly field again and again; complexity counts them, this bounds them. */
export const AliasLimitRule: ValidationRule = (context) => {
  let aliases = 0
  return {
    Field(node) {
      if (node.alias && node.alias.value !== node.name.value && ++aliases === mostAliases + 1)
        context.reportError(
          new GraphQLError(`The document has more than ${mostAliases} aliases; split it.`, {
            extensions: { code: 'TOO_COMPLEX' },
          }),
        )
    },
  }
}
