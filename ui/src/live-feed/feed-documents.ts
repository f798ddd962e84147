import { graphql } from '../graphql/generated/gql.ts'

export const FlagRaisedDocument = graphql(`
  subscription FlagRaised($filter: FlagFilter, $after: Cursor) {
    flagRaised(filter: $filter, after: $after) {
      cursor
      heartbeat
      gap { missed reason }
      flags { id requestId receivedAt severity riskScore srcIp provider model userId matches { name category points excerpt why } unscanned { field reason } }
    }
  }
`)

export const RequestSeenDocument = graphql(`
  subscription RequestSeen($filter: RequestFilter, $after: Cursor) {
    requestSeen(filter: $filter, after: $after) {
      cursor
      heartbeat
      gap { missed reason }
      requests { id receivedAt srcIp provider model userId promptLength }
    }
  }
`)

export const RecentFlagsDocument = graphql(`
  query RecentFlags($filter: FlagFilter, $first: Int!) {
    flags(filter: $filter, first: $first) {
      edges { node { id requestId receivedAt severity riskScore srcIp provider model userId matches { name category points excerpt why } unscanned { field reason } } }
    }
  }
`)

export const RequestDetailDocument = graphql(`
  query RequestDetail($id: ID!) {
    request(id: $id) {
      id timestamp receivedAt srcIp provider model userId sessionId endpoint method durationMs statusCode tokensPrompt tokensResponse
      flagged riskScore severity prompt response
      headers { name value }
      metadata { name value }
      flags { id processor riskScore severity matches { ...MatchFacts } unscanned { field reason } }
    }
  }
`)

export const FilterOptionsDocument = graphql(`query FilterOptions { filterOptions { providers models } }`)
