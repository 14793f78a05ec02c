/** My Documents: documents, requests for information, receipts. Columns: `situations.ts`; letters: `read-table.ts`. */
export const DOCUMENTS = `
id                                  field                                 An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
GW-QUERY-DOCUMENT                   Query.document                        D  D  D   A  A  H  W   A  H   A  A   H  A   A  H   A  H   D  D  D   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-ID                      Document.id                           -  -  -   A  A  H  W   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-ABOUT                   Document.about                        -  -  -   A  A  H  W   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-CATEGORY                Document.category                     -  -  -   A  A  H  W   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-CHANNEL                 Document.channel                      -  -  -   A  A  H  W   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-STATUS                  Document.status                       -  -  -   A  A  H  W   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-SUBMITTED-ON            Document.submittedOn                  -  -  -   A  A  H  W   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-RECEIVED-ON             Document.receivedOn                   -  -  -   A  A  H  W   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-NOT-ACCEPTED-REASON     Document.notAcceptedReason            -  -  -   A  A  H  W   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-RFI                     Document.rfi                          -  -  -   A  A  H  W   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-3 RO-5 RO-6 RO-10

GW-PERSON-DOCUMENTS                 Person.documents                      -  -  -   A  D  D  D   A  H   A  A   D  A   D  H   A  H   -  -  -   RO-3 RO-4 RO-6
GW-PERSON-DOCUMENTS-WITHHELD        Person.documentsWithheld              -  -  -   N  A  A  A   N  H   N  N   A  N   A  H   N  H   -  -  -   RO-3 RO-6
GW-PERSON-DOCUMENTS-WITHHELD-LABEL  Person.documentsWithheldLabel         -  -  -   N  A  A  A   N  H   N  N   A  N   A  H   N  H   -  -  -   RO-3 RO-6 LA-1
GW-DOCUMENTS-EDGES                  DocumentConnection.edges              -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   RO-3 RO-4 RO-10
GW-DOCUMENTS-PAGE-INFO              DocumentConnection.pageInfo           -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   RO-3 RO-4 RO-10
GW-DOCUMENTS-TOTAL-COUNT            DocumentConnection.totalCount         -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   RO-3 RO-4 RO-10
GW-DOCUMENT-EDGE-NODE               DocumentEdge.node                     -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   RO-3 RO-4
GW-DOCUMENT-EDGE-CURSOR             DocumentEdge.cursor                   -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   RO-3 RO-4
GW-HOUSEHOLD-DOCUMENTS              Household.documents                   -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  H   -  -  -   RO-3 RO-4
GW-HOUSEHOLD-RFIS                   Household.rfis                        -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  H   -  -  -   RO-3 RO-4

GW-QUERY-RFI                        Query.rfi                             D  D  D   A  A  A  W   A  H   A  A   W  A   A  H   A  H   D  D  D   RO-6 RO-10
GW-PERSON-RFIS                      Person.rfis                           -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-6 RO-10
GW-PERSON-RFIS-WITHHELD             Person.rfisWithheld                   -  -  -   N  N  N  A   N  H   N  N   A  N   N  H   N  H   -  -  -   RO-6 RO-10
GW-PERSON-RFIS-WITHHELD-LABEL       Person.rfisWithheldLabel              -  -  -   N  N  N  A   N  H   N  N   A  N   N  H   N  H   -  -  -   RO-6 RO-10 LA-1
GW-RFI-ID                           Rfi.id                                -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-6 RO-10
GW-RFI-ABOUT                        Rfi.about                             -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-6 RO-10
GW-RFI-CATEGORY                     Rfi.category                          -  -  -   A  A  D  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-6
GW-RFI-CATEGORY-WITHHELD            Rfi.categoryWithheld                  -  -  -   N  N  A  W   N  H   N  N   W  N   N  H   N  H   -  -  -   RO-6 RO-10
GW-RFI-STATUS                       Rfi.status                            -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-6 RO-10 DO-2
GW-RFI-REQUESTED-ON                 Rfi.requestedOn                       -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-6 RO-10 DO-2
GW-RFI-DUE-ON                       Rfi.dueOn                             -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-6 RO-10 DO-2
GW-RFI-DOCUMENTS                    Rfi.documents                         -  -  -   A  A  H  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-6 RO-10 DO-2

GW-RECEIPTS-EDGES                   DocumentReceiptConnection.edges       -  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7
GW-RECEIPTS-PAGE-INFO               DocumentReceiptConnection.pageInfo    -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7
GW-RECEIPTS-TOTAL-COUNT             DocumentReceiptConnection.totalCount  -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7
GW-RECEIPT-EDGE-NODE                DocumentReceiptEdge.node              -  N  A   A  A  H  W   A  H   A  A   H  A   A  A   A  H   -  -  -   RO-3 RO-7 RO-10
GW-RECEIPT-EDGE-CURSOR              DocumentReceiptEdge.cursor            -  N  A   A  A  H  W   A  H   A  A   H  A   A  A   A  H   -  -  -   RO-3 RO-7 RO-10
GW-RECEIPT-ID                       DocumentReceipt.id                    -  N  A   A  A  H  W   A  H   A  A   H  A   A  A   A  H   -  A  -   RO-3 RO-7 RO-10 DO-1
GW-RECEIPT-CATEGORY                 DocumentReceipt.category              -  N  A   A  A  H  W   A  H   A  A   H  A   A  A   A  H   -  A  -   RO-3 RO-7 RO-10 DO-1
GW-RECEIPT-SUBMITTED-ON             DocumentReceipt.submittedOn           -  N  A   A  A  H  W   A  H   A  A   H  A   A  A   A  H   -  A  -   RO-3 RO-7 RO-10 DO-1
GW-RECEIPT-RECEIVED-ON              DocumentReceipt.receivedOn            -  N  A   A  A  H  W   A  H   A  A   H  A   A  A   A  H   -  A  -   RO-3 RO-7 RO-10 DO-1
GW-RECEIPT-STATE                    DocumentReceipt.state                 -  N  A   A  A  H  W   A  H   A  A   H  A   A  A   A  H   -  A  -   RO-3 RO-7 RO-10 DO-1
GW-QUERY-DOCUMENT-RECEIPT           Query.documentReceipt                 D  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  A  D   RO-4
`;
