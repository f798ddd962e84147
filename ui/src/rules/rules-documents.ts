import { graphql } from '../graphql/generated/gql.ts'

export const RulesDocument = graphql(`
  query Rules($search: String) {
    rules(search: $search) {
      id version name description category type pattern severity points priority stopOnMatch active updatedAt updatedBy
    }
  }
`)

export const CreateRuleDocument = graphql(`
  mutation CreateRule($input: RuleInput!) {
    createRule(input: $input) {
      __typename
      ... on Rule { id version name }
      ... on RuleRejected { code message problems { path message } }
    }
  }
`)

export const UpdateRuleDocument = graphql(`
  mutation UpdateRule($id: ID!, $expectedVersion: Int!, $patch: RulePatch!) {
    updateRule(id: $id, expectedVersion: $expectedVersion, patch: $patch) {
      __typename
      ... on Rule { id version name }
      ... on RuleRejected { code message problems { path message } }
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

export const TryRuleDocument = graphql(`
  query TryRule($rule: RuleInput!, $text: String!, $model: String) {
    tryRule(rule: $rule, text: $text, model: $model) {
      riskScore
      matches { field spans { start end } excerpt severity points }
      problems { path message }
    }
  }
`)
