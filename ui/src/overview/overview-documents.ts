import { graphql } from '../graphql/generated/gql.ts'

export const TrafficDocument = graphql(`
  query Overview($from: DateTime!, $to: DateTime!, $resolution: TrafficResolution!) {
    traffic(from: $from, to: $to, resolution: $resolution) {
      from
      to
      requests
      flagged
      buckets { start requests flagged }
      byProvider { name requests flagged }
      byModel { name requests flagged }
      bySeverity { severity flagged }
      topRules { ruleId name severity flagged }
    }
  }
`)
