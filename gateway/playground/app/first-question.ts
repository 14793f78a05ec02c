/** What stands in the editor at first. */
export const FIRST_QUESTION = `# Sign in as somebody above, and run this with Ctrl-Enter.
# The panels say which field is allowed, by which policy, and why a null is null.

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
