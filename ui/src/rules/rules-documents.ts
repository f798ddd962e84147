import { graphql } from '../graphql/generated/gql.ts'

/** Of every rule what its line shows and what is searched. */
export const RulesDocument = graphql(`
  query Rules($first: Int!, $after: ID) {
    rules(first: $first, after: $after) {
      id version slug pack name description category type pattern severity points stopOnMatch active tags
    }
  }
`)

export const RulePacksDocument = graphql(`query RulePacks { rulePacks { id title description } }`)

export const RuleDetailDocument = graphql(`
  query RuleDetail($id: ID!) {
    rule(id: $id) {
      id version slug pack name description category type pattern severity points priority stopOnMatch active
      document tags references falsePositives updatedAt updatedBy
      tests { match noMatch }
    }
  }
`)

export const CreateRuleDocument = graphql(`
  mutation CreateRule($input: RuleInput!) {
    createRule(input: $input) {
      __typename
      ... on Rule { id version name }
      ... on RuleRejected { code message problems { path message line column } }
    }
  }
`)

export const UpdateRuleDocument = graphql(`
  mutation UpdateRule($id: ID!, $expectedVersion: Int!, $patch: RulePatch!) {
    updateRule(id: $id, expectedVersion: $expectedVersion, patch: $patch) {
      __typename
      ... on Rule { id version name active }
      ... on RuleRejected { code message problems { path message line column } }
    }
  }
`)

export const DeleteRuleDocument = graphql(`
  mutation DeleteRule($id: ID!, $expectedVersion: Int!) {
    deleteRule(id: $id, expectedVersion: $expectedVersion) {
      __typename
      ... on RuleDeleted { id }
      ... on RuleRejected { code message problems { path message } }
    }
  }
`)

export const SetRulePackDocument = graphql(`
  mutation SetRulePack($pack: ID!, $active: Boolean!) {
    setRulePack(pack: $pack, active: $active) {
      __typename
      ... on RulePack { id total active }
      ... on RuleRejected { code message problems { path message } }
    }
  }
`)

export const TryRuleDocument = graphql(`
  query TryRule($rule: RuleInput!, $text: String!, $model: String) {
    tryRule(rule: $rule, text: $text, model: $model) {
      riskScore
      matches { ...MatchFacts }
      unscanned { field reason }
      problems { path message line column }
    }
  }
`)

export const TryTextDocument = graphql(`
  query TryText($text: String!, $response: String, $model: String) {
    tryText(text: $text, response: $response, model: $model) {
      riskScore severity rules
      matches { ...MatchFacts }
      unscanned { field reason }
    }
  }
`)
