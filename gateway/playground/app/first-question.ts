/** The initial content of the editor. */
export const FIRST_QUESTION = `# Sign in above, run with Ctrl-Enter.

query Dashboard {
  me {
    name {
      full
    }
    planType {
      planYear
      program
    }
    planTypeWithheld
  }
  households {
    viewerRole
    members {
      person {
        id
        name {
          full
        }
        contact {
          email
        }
        eligibility {
          coverageType
          status
        }
        enrollments {
          kind
          planName
        }
      }
    }
  }
}
`;
