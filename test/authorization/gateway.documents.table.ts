/** My Documents: documents, requests for information, receipts. Columns: `situations.ts`; letters: `read-table.ts`. */
export const DOCUMENTS = `
id                                  field                                 An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
GW-QUERY-DOCUMENT                   Query.document                        D  D  D   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   D  D  D   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-ID                      Document.id                           -  -  -   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-ABOUT                   Document.about                        -  -  -   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-CATEGORY                Document.category                     -  -  -   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-CHANNEL                 Document.channel                      -  -  -   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-STATUS                  Document.status                       -  -  -   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-SUBMITTED-ON            Document.submittedOn                  -  -  -   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-RECEIVED-ON             Document.receivedOn                   -  -  -   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-NOT-ACCEPTED-REASON     Document.notAcceptedReason            -  -  -   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-3 RO-5 RO-6 RO-10
GW-DOCUMENT-RFI                     Document.rfi                          -  -  -   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-3 RO-5 RO-6 RO-10

GW-PERSON-DOCUMENTS                 Person.documents                      -  -  -   Y  D  D  D   Y  H   Y  Y   D  Y   D  H   Y  H   -  -  -   RO-3 RO-4 RO-6
GW-PERSON-DOCUMENTS-WITHHELD        Person.documentsWithheld              -  -  -   N  Y  Y  Y   N  H   N  N   Y  N   Y  H   N  H   -  -  -   RO-3 RO-6
GW-PERSON-DOCUMENTS-WITHHELD-LABEL  Person.documentsWithheldLabel         -  -  -   N  Y  Y  Y   N  H   N  N   Y  N   Y  H   N  H   -  -  -   RO-3 RO-6 LA-1
GW-DOCUMENTS-EDGES                  DocumentConnection.edges              -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   RO-3 RO-4 RO-10
GW-DOCUMENTS-PAGE-INFO              DocumentConnection.pageInfo           -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   RO-3 RO-4 RO-10
GW-DOCUMENTS-TOTAL-COUNT            DocumentConnection.totalCount         -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   RO-3 RO-4 RO-10
GW-DOCUMENT-EDGE-NODE               DocumentEdge.node                     -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   RO-3 RO-4
GW-DOCUMENT-EDGE-CURSOR             DocumentEdge.cursor                   -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   RO-3 RO-4
GW-HOUSEHOLD-DOCUMENTS              Household.documents                   -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  H   -  -  -   RO-3 RO-4
GW-HOUSEHOLD-RFIS                   Household.rfis                        -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  H   -  -  -   RO-3 RO-4

GW-QUERY-RFI                        Query.rfi                             D  D  D   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   D  D  D   RO-6 RO-10
GW-PERSON-RFIS                      Person.rfis                           -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-6 RO-10
GW-PERSON-RFIS-WITHHELD             Person.rfisWithheld                   -  -  -   N  N  N  Y   N  H   N  N   Y  N   N  H   N  H   -  -  -   RO-6 RO-10
GW-PERSON-RFIS-WITHHELD-LABEL       Person.rfisWithheldLabel              -  -  -   N  N  N  Y   N  H   N  N   Y  N   N  H   N  H   -  -  -   RO-6 RO-10 LA-1
GW-RFI-ID                           Rfi.id                                -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-6 RO-10
GW-RFI-ABOUT                        Rfi.about                             -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-6 RO-10
GW-RFI-CATEGORY                     Rfi.category                          -  -  -   Y  Y  D  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-6
GW-RFI-CATEGORY-WITHHELD            Rfi.categoryWithheld                  -  -  -   N  N  Y  W   N  H   N  N   W  N   N  H   N  H   -  -  -   RO-6 RO-10
GW-RFI-STATUS                       Rfi.status                            -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-6 RO-10 DO-2
GW-RFI-REQUESTED-ON                 Rfi.requestedOn                       -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-6 RO-10 DO-2
GW-RFI-DUE-ON                       Rfi.dueOn                             -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-6 RO-10 DO-2
GW-RFI-DOCUMENTS                    Rfi.documents                         -  -  -   Y  Y  H  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-6 RO-10 DO-2

GW-RECEIPTS-EDGES                   DocumentReceiptConnection.edges       -  N  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7
GW-RECEIPTS-PAGE-INFO               DocumentReceiptConnection.pageInfo    -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7
GW-RECEIPTS-TOTAL-COUNT             DocumentReceiptConnection.totalCount  -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7
GW-RECEIPT-EDGE-NODE                DocumentReceiptEdge.node              -  N  Y   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  Y   Y  H   -  -  -   RO-3 RO-7 RO-10
GW-RECEIPT-EDGE-CURSOR              DocumentReceiptEdge.cursor            -  N  Y   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  Y   Y  H   -  -  -   RO-3 RO-7 RO-10
GW-RECEIPT-ID                       DocumentReceipt.id                    -  N  Y   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  Y   Y  H   -  Y  -   RO-3 RO-7 RO-10 DO-1
GW-RECEIPT-CATEGORY                 DocumentReceipt.category              -  N  Y   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  Y   Y  H   -  Y  -   RO-3 RO-7 RO-10 DO-1
GW-RECEIPT-SUBMITTED-ON             DocumentReceipt.submittedOn           -  N  Y   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  Y   Y  H   -  Y  -   RO-3 RO-7 RO-10 DO-1
GW-RECEIPT-RECEIVED-ON              DocumentReceipt.receivedOn            -  N  Y   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  Y   Y  H   -  Y  -   RO-3 RO-7 RO-10 DO-1
GW-RECEIPT-STATE                    DocumentReceipt.state                 -  N  Y   Y  Y  H  W   Y  H   Y  Y   H  Y   Y  Y   Y  H   -  Y  -   RO-3 RO-7 RO-10 DO-1
GW-QUERY-DOCUMENT-RECEIPT           Query.documentReceipt                 D  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  Y  D   RO-4
`;
