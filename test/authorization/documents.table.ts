/** What documents itself answers. Columns: `situations.ts`; letters: `read-table.ts`. */
export const DOCUMENTS = `
id                                   field                                 An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
DOC-PERSON-ID                        Person.id                             H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-4
DOC-PERSON-DOCUMENTS                 Person.documents                      H  H  H   A  D  D  D   A  H   A  A   D  A   D  H   A  H   H  H  H   RO-3 RO-4 RO-6
DOC-PERSON-DOCUMENTS-WITHHELD        Person.documentsWithheld              H  H  H   N  A  A  A   N  H   N  N   A  N   A  H   N  H   H  H  H   RO-3 RO-6
DOC-PERSON-DOCUMENTS-WITHHELD-LABEL  Person.documentsWithheldLabel         H  H  H   N  A  A  A   N  H   N  N   A  N   A  H   N  H   H  H  H   RO-3 RO-6 LA-1
DOC-PERSON-RFIS                      Person.rfis                           H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-6 RO-10
DOC-PERSON-RFIS-WITHHELD             Person.rfisWithheld                   H  H  H   N  N  N  A   N  H   N  N   A  N   N  H   N  H   H  H  H   RO-6 RO-10
DOC-PERSON-RFIS-WITHHELD-LABEL       Person.rfisWithheldLabel              H  H  H   N  N  N  A   N  H   N  N   A  N   N  H   N  H   H  H  H   RO-6 RO-10 LA-1
DOC-HOUSEHOLD-ID                     Household.id                          H  H  H   A  A  A  A   A  A   A  A   A  A   A  A   A  H   H  H  H   RO-3 RO-4
DOC-HOUSEHOLD-RFIS                   Household.rfis                        H  H  H   A  A  A  A   A  A   A  A   A  A   A  A   A  H   H  H  H   RO-3 RO-4
DOC-HOUSEHOLD-DOCUMENTS              Household.documents                   H  H  H   A  A  A  A   A  A   A  A   A  A   A  A   A  H   H  H  H   RO-3 RO-4

DOC-DOCUMENTS-EDGES                  DocumentConnection.edges              H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   RO-3 RO-4 RO-10
DOC-DOCUMENTS-PAGE-INFO              DocumentConnection.pageInfo           H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   RO-3 RO-4 RO-10
DOC-DOCUMENTS-TOTAL-COUNT            DocumentConnection.totalCount         H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   RO-3 RO-4 RO-10
DOC-DOCUMENT-EDGE-NODE               DocumentEdge.node                     H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   RO-3 RO-4
DOC-DOCUMENT-EDGE-CURSOR             DocumentEdge.cursor                   H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   RO-3 RO-4
DOC-QUERY-DOCUMENT                   Query.document                        D  D  D   A  A  H  W   A  H   A  A   H  A   A  H   A  H   D  D  D   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-ID                      Document.id                           H  H  H   A  A  H  W   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-PERSON-ID               Document.personId                     H  H  H   A  A  H  W   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-SUBMITTER-ID            Document.submitterId                  H  H  H   A  A  H  W   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-ABOUT                   Document.about                        H  H  H   A  A  H  W   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-CATEGORY                Document.category                     H  H  H   A  A  H  W   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-CHANNEL                 Document.channel                      H  H  H   A  A  H  W   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-STATUS                  Document.status                       H  H  H   A  A  H  W   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-SUBMITTED-ON            Document.submittedOn                  H  H  H   A  A  H  W   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-RECEIVED-ON             Document.receivedOn                   H  H  H   A  A  H  W   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-NOT-ACCEPTED-REASON     Document.notAcceptedReason            H  H  H   A  A  H  W   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-3 RO-5 RO-6 RO-10
DOC-DOCUMENT-RFI                     Document.rfi                          H  H  H   A  A  H  W   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-3 RO-5 RO-6 RO-10

DOC-QUERY-RFI                        Query.rfi                             D  D  D   A  A  A  W   A  H   A  A   W  A   A  H   A  H   D  D  D   RO-6 RO-10
DOC-RFI-ID                           Rfi.id                                H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-6 RO-10
DOC-RFI-PERSON-ID                    Rfi.personId                          H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-6 RO-10
DOC-RFI-SENSITIVE                    Rfi.sensitive                         H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-6 RO-10
DOC-RFI-ABOUT                        Rfi.about                             H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-6 RO-10
DOC-RFI-CATEGORY                     Rfi.category                          H  H  H   A  A  D  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-6
DOC-RFI-CATEGORY-WITHHELD            Rfi.categoryWithheld                  H  H  H   N  N  A  W   N  H   N  N   W  N   N  H   N  H   H  H  H   RO-6 RO-10
DOC-RFI-STATUS                       Rfi.status                            H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-6 RO-10 DO-2
DOC-RFI-REQUESTED-ON                 Rfi.requestedOn                       H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-6 RO-10 DO-2
DOC-RFI-DUE-ON                       Rfi.dueOn                             H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-6 RO-10 DO-2
DOC-RFI-DOCUMENTS                    Rfi.documents                         H  H  H   A  A  H  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-6 RO-10 DO-2

DOC-VIEWER-ID                        Viewer.id                             H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
DOC-VIEWER-RECEIPTS                  Viewer.receipts                       H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
DOC-RECEIPTS-EDGES                   DocumentReceiptConnection.edges       H  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
DOC-RECEIPTS-PAGE-INFO               DocumentReceiptConnection.pageInfo    H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
DOC-RECEIPTS-TOTAL-COUNT             DocumentReceiptConnection.totalCount  H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
DOC-RECEIPT-EDGE-NODE                DocumentReceiptEdge.node              H  N  A   A  A  H  W   A  H   A  A   H  A   A  A   A  H   H  H  H   RO-3 RO-7 RO-10
DOC-RECEIPT-EDGE-CURSOR              DocumentReceiptEdge.cursor            H  N  A   A  A  H  W   A  H   A  A   H  A   A  A   A  H   H  H  H   RO-3 RO-7 RO-10
DOC-RECEIPT-ID                       DocumentReceipt.id                    H  N  A   A  A  H  W   A  H   A  A   H  A   A  A   A  H   H  A  H   RO-3 RO-7 RO-10 DO-1
DOC-RECEIPT-SUBMITTER-ID             DocumentReceipt.submitterId           H  N  A   A  A  H  W   A  H   A  A   H  A   A  A   A  H   H  A  H   RO-3 RO-7 RO-10 DO-1
DOC-RECEIPT-CATEGORY                 DocumentReceipt.category              H  N  A   A  A  H  W   A  H   A  A   H  A   A  A   A  H   H  A  H   RO-3 RO-7 RO-10 DO-1
DOC-RECEIPT-SUBMITTED-ON             DocumentReceipt.submittedOn           H  N  A   A  A  H  W   A  H   A  A   H  A   A  A   A  H   H  A  H   RO-3 RO-7 RO-10 DO-1
DOC-RECEIPT-RECEIVED-ON              DocumentReceipt.receivedOn            H  N  A   A  A  H  W   A  H   A  A   H  A   A  A   A  H   H  A  H   RO-3 RO-7 RO-10 DO-1
DOC-RECEIPT-STATE                    DocumentReceipt.state                 H  N  A   A  A  H  W   A  H   A  A   H  A   A  A   A  H   H  A  H   RO-3 RO-7 RO-10 DO-1
DOC-QUERY-DOCUMENT-RECEIPT           Query.documentReceipt                 D  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  A  D   RO-4

DOC-PAGE-INFO-HAS-NEXT-PAGE          PageInfo.hasNextPage                  H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H
DOC-PAGE-INFO-HAS-PREVIOUS-PAGE      PageInfo.hasPreviousPage              H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H
DOC-PAGE-INFO-START-CURSOR           PageInfo.startCursor                  H  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H
DOC-PAGE-INFO-END-CURSOR             PageInfo.endCursor                    H  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H

DOC-QUERY-FEED-STATUS                Query.feedStatus                      D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
DOC-FEEDS-DOCUMENTS                  FeedStatus.documents                  -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
DOC-FEED-AS-OF                       Feed.asOf                             -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
DOC-FEED-RECORDS                     Feed.records                          -  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  D  A

DOC-FACTS-ID                         AlertFacts.id                         H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   AL-3 RO-4 RO-10
DOC-FACTS-PROOFS                     AlertFacts.proofs                     H  H  H   A  A  A  W   A  H   N  N   W  A   N  H   A  H   H  H  H   AL-3 RO-4 RO-10
DOC-FACT-ID                          AlertFact.id                          H  H  H   A  A  A  W   A  H   N  N   W  A   N  H   A  H   H  H  H   AL-3 RO-4 RO-10
DOC-FACT-PERSON-ID                   AlertFact.personId                    H  H  H   A  A  A  W   A  H   N  N   W  A   N  H   A  H   H  H  H   AL-3 RO-4 RO-10
DOC-FACT-CODE                        AlertFact.code                        H  H  H   A  A  A  W   A  H   N  N   W  A   N  H   A  H   H  H  H   AL-3 RO-4 RO-10
DOC-FACT-ON                          AlertFact.on                          H  H  H   A  A  A  W   A  H   N  N   W  A   N  H   A  H   H  H  H   AL-3 RO-4 RO-10
`;
