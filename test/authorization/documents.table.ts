/** What documents itself answers. Columns: `situations.ts`; letters: `read-table.ts`. */
export const DOCUMENTS = `
id                                   field                                 An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
DOC-PERSON-ID                        Person.id                             H  H  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   H  H  H   RO-4
DOC-PERSON-DOCUMENTS                 Person.documents                      H  H  H   Y  D  D  D   Y  H   Y  Y   D  Y   D  H   Y  H   H  H  H   RO-3 RO-4 RO-6
DOC-PERSON-DOCUMENTS-WITHHELD        Person.documentsWithheld              H  H  H   N  Y  Y  Y   N  H   N  N   Y  N   Y  H   N  H   H  H  H   RO-3 RO-6
DOC-PERSON-DOCUMENTS-WITHHELD-LABEL  Person.documentsWithheldLabel         H  H  H   N  Y  Y  Y   N  H   N  N   Y  N   Y  H   N  H   H  H  H   RO-3 RO-6 LA-1
DOC-PERSON-RFIS                      Person.rfis                           H  H  H   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   H  H  H   RO-6 RO-10
DOC-PERSON-RFIS-WITHHELD             Person.rfisWithheld                   H  H  H   N  N  N  Y   N  H   N  N   Y  N   N  H   N  H   H  H  H   RO-6 RO-10
DOC-PERSON-RFIS-WITHHELD-LABEL       Person.rfisWithheldLabel              H  H  H   N  N  N  Y   N  H   N  N   Y  N   N  H   N  H   H  H  H   RO-6 RO-10 LA-1
DOC-HOUSEHOLD-ID                     Household.id                          H  H  H   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  H   H  H  H   RO-3 RO-4
DOC-HOUSEHOLD-RFIS                   Household.rfis                        H  H  H   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  H   H  H  H   RO-3 RO-4
DOC-HOUSEHOLD-DOCUMENTS              Household.documents                   H  H  H   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  H   H  H  H   RO-3 RO-4

DOC-DOCUMENTS-EDGES                  DocumentConnection.edges              H  H  H   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   H  H  H   RO-3 RO-4 RO-10
DOC-DOCUMENTS-PAGE-INFO              DocumentConnection.pageInfo           H  H  H   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   H  H  H   RO-3 RO-4 RO-10
DOC-DOCUMENTS-TOTAL-COUNT            DocumentConnection.totalCount         H  H  H   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   H  H  H   RO-3 RO-4 RO-10
DOC-DOCUMENT-EDGE-NODE               DocumentEdge.node                     H  H  H   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   H  H  H   RO-3 RO-4
DOC-DOCUMENT-EDGE-CURSOR             DocumentEdge.cursor                   H  H  H   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   H  H  H   RO-3 RO-4
DOC-QUERY-DOCUMENT                   Query.document                        D  D  D   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   D  D  D   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-ID                      Document.id                           H  H  H   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-PERSON-ID               Document.personId                     H  H  H   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-SUBMITTER-ID            Document.submitterId                  H  H  H   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-ABOUT                   Document.about                        H  H  H   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-CATEGORY                Document.category                     H  H  H   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-CHANNEL                 Document.channel                      H  H  H   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-STATUS                  Document.status                       H  H  H   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-SUBMITTED-ON            Document.submittedOn                  H  H  H   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-RECEIVED-ON             Document.receivedOn                   H  H  H   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-NOT-ACCEPTED-REASON     Document.notAcceptedReason            H  H  H   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-RFI                     Document.rfi                          H  H  H   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-3 RO-5 RO-6 RO-10

DOC-QUERY-RFI                        Query.rfi                             D  D  D   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   D  D  D   RO-6 RO-10
DOC-RFI-ID                           Rfi.id                                H  H  H   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   H  H  H   RO-6 RO-10
DOC-RFI-PERSON-ID                    Rfi.personId                          H  H  H   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   H  H  H   RO-6 RO-10
DOC-RFI-SENSITIVE                    Rfi.sensitive                         H  H  H   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   H  H  H   RO-6 RO-10
DOC-RFI-ABOUT                        Rfi.about                             H  H  H   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   H  H  H   RO-6 RO-10
DOC-RFI-CATEGORY                     Rfi.category                          H  H  H   Y  Y  D  W   Y  H   Y  Y   W  Y   Y  H   Y  H   H  H  H   RO-6
DOC-RFI-CATEGORY-WITHHELD            Rfi.categoryWithheld                  H  H  H   N  N  Y  W   N  H   N  N   W  N   N  H   N  H   H  H  H   RO-6 RO-10
DOC-RFI-STATUS                       Rfi.status                            H  H  H   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   H  H  H   RO-6 RO-10 DO-2
DOC-RFI-REQUESTED-ON                 Rfi.requestedOn                       H  H  H   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   H  H  H   RO-6 RO-10 DO-2
DOC-RFI-DUE-ON                       Rfi.dueOn                             H  H  H   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   H  H  H   RO-6 RO-10 DO-2
DOC-RFI-DOCUMENTS                    Rfi.documents                         H  H  H   Y  Y  H  W   Y  H   Y  Y   W  Y   Y  H   Y  H   H  H  H   RO-6 RO-10 DO-2

DOC-VIEWER-ID                        Viewer.id                             H  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   H  H  H   RO-7
DOC-VIEWER-RECEIPTS                  Viewer.receipts                       H  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   H  H  H   RO-7
DOC-RECEIPTS-EDGES                   DocumentReceiptConnection.edges       H  N  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   H  H  H   RO-7
DOC-RECEIPTS-PAGE-INFO               DocumentReceiptConnection.pageInfo    H  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   H  H  H   RO-7
DOC-RECEIPTS-TOTAL-COUNT             DocumentReceiptConnection.totalCount  H  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   H  H  H   RO-7
DOC-RECEIPT-EDGE-NODE                DocumentReceiptEdge.node              H  N  Y   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  Y   Y  H   H  H  H   RO-3 RO-7 RO-10
DOC-RECEIPT-EDGE-CURSOR              DocumentReceiptEdge.cursor            H  N  Y   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  Y   Y  H   H  H  H   RO-3 RO-7 RO-10
DOC-RECEIPT-ID                       DocumentReceipt.id                    H  N  Y   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  Y   Y  H   H  Y  H   RO-3 RO-7 RO-10 DO-1
DOC-RECEIPT-SUBMITTER-ID             DocumentReceipt.submitterId           H  N  Y   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  Y   Y  H   H  Y  H   RO-3 RO-7 RO-10 DO-1
DOC-RECEIPT-CATEGORY                 DocumentReceipt.category              H  N  Y   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  Y   Y  H   H  Y  H   RO-3 RO-7 RO-10 DO-1
DOC-RECEIPT-SUBMITTED-ON             DocumentReceipt.submittedOn           H  N  Y   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  Y   Y  H   H  Y  H   RO-3 RO-7 RO-10 DO-1
DOC-RECEIPT-RECEIVED-ON              DocumentReceipt.receivedOn            H  N  Y   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  Y   Y  H   H  Y  H   RO-3 RO-7 RO-10 DO-1
DOC-RECEIPT-STATE                    DocumentReceipt.state                 H  N  Y   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  Y   Y  H   H  Y  H   RO-3 RO-7 RO-10 DO-1
DOC-QUERY-DOCUMENT-RECEIPT           Query.documentReceipt                 D  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  Y  D   RO-4

DOC-PAGE-INFO-HAS-NEXT-PAGE          PageInfo.hasNextPage                  H  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   H  H  H
DOC-PAGE-INFO-HAS-PREVIOUS-PAGE      PageInfo.hasPreviousPage              H  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   H  H  H
DOC-PAGE-INFO-START-CURSOR           PageInfo.startCursor                  H  N  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   H  H  H
DOC-PAGE-INFO-END-CURSOR             PageInfo.endCursor                    H  N  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   H  H  H

DOC-QUERY-FEED-STATUS                Query.feedStatus                      D  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y
DOC-FEEDS-DOCUMENTS                  FeedStatus.documents                  -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y
DOC-FEED-AS-OF                       Feed.asOf                             -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y
DOC-FEED-RECORDS                     Feed.records                          -  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  D  Y

DOC-FACTS-ID                         AlertFacts.id                         H  H  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   H  H  H   AL-3 RO-4 RO-10
DOC-FACTS-PROOFS                     AlertFacts.proofs                     H  H  H   Y  Y  Y  W   Y  H   N  N   W  Y   N  H   Y  H   H  H  H   AL-3 RO-4 RO-10
DOC-FACT-ID                          AlertFact.id                          H  H  H   Y  Y  Y  W   Y  H   N  N   W  Y   N  H   Y  H   H  H  H   AL-3 RO-4 RO-10
DOC-FACT-PERSON-ID                   AlertFact.personId                    H  H  H   Y  Y  Y  W   Y  H   N  N   W  Y   N  H   Y  H   H  H  H   AL-3 RO-4 RO-10
DOC-FACT-CODE                        AlertFact.code                        H  H  H   Y  Y  Y  W   Y  H   N  N   W  Y   N  H   Y  H   H  H  H   AL-3 RO-4 RO-10
DOC-FACT-ON                          AlertFact.on                          H  H  H   Y  Y  Y  W   Y  H   N  N   W  Y   N  H   Y  H   H  H  H   AL-3 RO-4 RO-10
`;
