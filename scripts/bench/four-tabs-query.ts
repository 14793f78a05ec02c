/** Everything that the four tabs of the dashboard show, for the whole household. */
export const FOUR_TABS_QUERY = /* GraphQL */ `
  query FourTabs {
    viewer {
      id
      provider
      links {
        kind
        state
      }
      roles {
        role
      }
    }
    me {
      id
      contact {
        homeAddress {
          line1
          city
        }
        mailingAddress {
          line1
          city
        }
        phones {
          number
        }
        email
        writtenLanguage
      }
      planType {
        planYear
        connectorCarePlanType
      }
      documents(first: 20) {
        totalCount
        edges {
          node {
            id
            category
            status
            receivedOn
          }
        }
      }
      notices(first: 20) {
        totalCount
        edges {
          node {
            id
            type
            title
            noticeDate
          }
        }
      }
    }
    households {
      id
      viewerRole
      members {
        person {
          id
          name {
            full
          }
          birthDate
          eligibility {
            coverageType
            status
            start
            renewalDueOn
            premium {
              amount
            }
          }
          enrollments {
            kind
            status
            planName
            pcpName
            pcpSite
          }
          healthConnectorEligibility {
            program
            status
          }
          planTypeWithheld
          rfis {
            id
            status
            category
            dueOn
          }
          decisions {
            coverageType
            outcome
            effectiveOn
          }
        }
      }
    }
  }
`;
