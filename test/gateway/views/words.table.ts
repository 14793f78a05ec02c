/**
 * What the portal says for codes, written by hand: the code with its enum, then English, Spanish, Brazilian Portuguese,
 * Traditional Chinese, Vietnamese and Haitian Creole.
 */
export const WORDS = `
  HouseholdRole.HEAD | Head of household | Jefe del hogar | Chefe da família | 戶主 | Chủ hộ | Chèf fanmi an
  HouseholdRole.MEMBER | Household member | Integrante del hogar | Membro da família | 家庭成員 | Thành viên trong hộ | Manm fanmi an
  HouseholdRole.HOLDER | Account holder | Titular de la cuenta | Titular da conta | 帳戶持有人 | Chủ tài khoản | Titilè kont lan
  Relationship.SELF | Self | La propia persona | A própria pessoa | 本人 | Bản thân | Li menm
  Relationship.SPOUSE | Spouse | Cónyuge | Cônjuge | 配偶 | Vợ hoặc chồng | Mari oswa madanm
  Relationship.CHILD | Child | Hijo o hija | Filho ou filha | 子女 | Con | Pitit
  Relationship.OTHER_RELATIVE | Other relative | Otro familiar | Outro parente | 其他親屬 | Họ hàng khác | Lòt fanmi
  PhoneKind.MOBILE | Mobile | Celular | Celular | 行動電話 | Di động | Telefòn selilè
  AddressKind.STREET | Street address | Calle y número | Rua e número | 街道地址 | Địa chỉ đường phố | Lari ak nimewo
  AddressKind.PO_BOX | PO box | Apartado postal | Caixa postal | 郵政信箱 | Hộp thư bưu điện | Bwat postal
  AddressKind.SUBSTITUTE | Substitute address | Dirección sustituta | Endereço substituto | 替代地址 | Địa chỉ thay thế | Adrès ranplasman
  MailFormat.STANDARD | Standard print | Letra normal | Impressão comum | 一般印刷 | Chữ in thường | Enprime nòmal
  Language.EN | English | Inglés | Inglês | 英文 | Tiếng Anh | Anglè
  Language.ES | Spanish | Español | Espanhol | 西班牙文 | Tiếng Tây Ban Nha | Panyòl
  Language.PT_BR | Brazilian Portuguese | Portugués de Brasil | Português do Brasil | 巴西葡萄牙文 | Tiếng Bồ Đào Nha (Brazil) | Pòtigè Brezil
  Language.ZH_HANT | Traditional Chinese | Chino tradicional | Chinês tradicional | 繁體中文 | Tiếng Trung phồn thể | Chinwa tradisyonèl
  Language.VI | Vietnamese | Vietnamita | Vietnamita | 越南文 | Tiếng Việt | Vyetnamyen
  Language.HT | Haitian Creole | Criollo de Haití | Crioulo haitiano | 海地克里奧爾文 | Tiếng Creole Haiti | Kreyòl ayisyen

  IdentityProvider.MA_LOGIN | MA Login | MA Login | MA Login | MA Login | MA Login | MA Login
  IdentityProvider.LOGIN_MASS_GOV | login.mass.gov | login.mass.gov | login.mass.gov | login.mass.gov | login.mass.gov | login.mass.gov
  LinkKind.MAHEALTHCONNECTOR | MAhealthconnector account | Cuenta de MAhealthconnector | Conta do MAhealthconnector | MAhealthconnector 帳戶 | Tài khoản MAhealthconnector | Kont MAhealthconnector
  LinkKind.MASSHEALTH | MassHealth record | Expediente de MassHealth | Registro do MassHealth | MassHealth 紀錄 | Hồ sơ MassHealth | Dosye MassHealth
  LinkKind.DTA | DTA record | Expediente del DTA | Registro do DTA | DTA 紀錄 | Hồ sơ DTA | Dosye DTA
  LinkState.LINKED | Connected | Conectada | Conectada | 已連結 | Đã kết nối | Konekte
  LinkMethod.AUTO_MA_LOGIN | By signing in with MA Login | Al iniciar sesión con MA Login | Ao entrar com o MA Login | 透過 MA Login 登入 | Khi đăng nhập bằng MA Login | Lè w konekte ak MA Login
  LinkMethod.SSN | By social security number | Con el número de seguro social | Pelo número do seguro social | 透過社會安全號碼 | Bằng số an sinh xã hội | Ak nimewo sekirite sosyal
  LinkMethod.MASSHEALTH_ID | By MassHealth ID | Con el ID de MassHealth | Pelo ID do MassHealth | 透過 MassHealth ID | Bằng số ID MassHealth | Ak ID MassHealth

  CoverageType.STANDARD | MassHealth Standard | MassHealth Standard | MassHealth Standard | MassHealth Standard | MassHealth Standard | MassHealth Standard
  CoverageType.COMMONHEALTH | MassHealth CommonHealth | MassHealth CommonHealth | MassHealth CommonHealth | MassHealth CommonHealth | MassHealth CommonHealth | MassHealth CommonHealth
  CoverageType.CAREPLUS | MassHealth CarePlus | MassHealth CarePlus | MassHealth CarePlus | MassHealth CarePlus | MassHealth CarePlus | MassHealth CarePlus
  CoverageType.FAMILY_ASSISTANCE | MassHealth Family Assistance | MassHealth Family Assistance | MassHealth Family Assistance | MassHealth Family Assistance | MassHealth Family Assistance | MassHealth Family Assistance
  CoverageType.LIMITED | MassHealth Limited | MassHealth Limited | MassHealth Limited | MassHealth Limited | MassHealth Limited | MassHealth Limited
  CoverageType.MEDICARE_SAVINGS_PROGRAM | Medicare Savings Program | Programa de ahorros de Medicare | Programa de economia do Medicare | Medicare 節省計劃 | Chương trình tiết kiệm Medicare | Pwogram ekonomi Medicare
  CoverageType.CHILDRENS_MEDICAL_SECURITY_PLAN | Children’s Medical Security Plan | Plan de seguridad médica para niños | Plano de segurança médica infantil | 兒童醫療保障計劃 | Chương trình bảo đảm y tế cho trẻ em | Plan sekirite medikal pou timoun
  CoverageType.HEALTH_SAFETY_NET | Health Safety Net | Red de seguridad de salud | Rede de segurança de saúde | 健康安全網 | Mạng lưới an toàn y tế | Rezo sekirite sante
  MedicareSavingsProgram.QMB | Qualified Medicare Beneficiary (QMB) | Beneficiario calificado de Medicare (QMB) | Beneficiário qualificado do Medicare (QMB) | 合格 Medicare 受益人 (QMB) | Người thụ hưởng Medicare đủ điều kiện (QMB) | Benefisyè Medicare kalifye (QMB)
  EligibilityStatus.PROVISIONAL | Approved for now, proof needed | Aprobado provisionalmente, faltan comprobantes | Aprovado provisoriamente, faltam comprovantes | 暫時批准，需要證明文件 | Tạm thời được chấp thuận, cần giấy tờ chứng minh | Apwouve pou kounye a, nou bezwen prèv
  EligibilityStatus.APPROVED | Approved | Aprobado | Aprovado | 已批准 | Được chấp thuận | Apwouve
  EligibilityStatus.DENIED | Denied | Denegado | Recusado | 被拒絕 | Bị từ chối | Refize
  EligibilityStatus.RENEWAL_DUE | Renewal due | Debe renovarse | Renovação pendente | 需要續保 | Đến hạn gia hạn | Fòk ou renouvle
  EnrollmentKind.ACCOUNTABLE_CARE_PARTNERSHIP_PLAN | Accountable Care Partnership Plan | Plan de colaboración para el cuidado responsable (ACPP) | Plano de parceria de cuidados responsáveis (ACPP) | 責任醫療合作計劃 (ACPP) | Chương trình hợp tác chăm sóc có trách nhiệm (ACPP) | Plan patenarya swen responsab (ACPP)
  EnrollmentKind.PRIMARY_CARE_ACO | Primary Care ACO | ACO de atención primaria | ACO de cuidados primários | 基層醫療 ACO | ACO chăm sóc chính | ACO swen prensipal
  EnrollmentKind.MCO | Managed care organization (MCO) | Organización de atención administrada (MCO) | Organização de cuidados gerenciados (MCO) | 管理式醫療組織 (MCO) | Tổ chức chăm sóc có quản lý (MCO) | Òganizasyon swen jere (MCO)
  EnrollmentKind.PCC_PLAN | Primary Care Clinician (PCC) Plan | Plan de médicos de cabecera (PCC) | Plano de clínicos de cuidados primários (PCC) | 基層醫療臨床醫師 (PCC) 計劃 | Chương trình bác sĩ chăm sóc chính (PCC) | Plan klinisyen swen prensipal (PCC)
  EnrollmentKind.ONE_CARE | One Care | One Care | One Care | One Care | One Care | One Care
  EnrollmentKind.SENIOR_CARE_OPTIONS | Senior Care Options | Senior Care Options (opciones de cuidado para personas mayores) | Senior Care Options (opções de cuidados para idosos) | Senior Care Options（長者護理選擇） | Senior Care Options (lựa chọn chăm sóc người cao niên) | Senior Care Options (opsyon swen pou granmoun aje)
  EnrollmentStatus.AUTO_ASSIGNED | Plan assigned | Plan asignado | Plano atribuído | 已指定計劃 | Đã được chỉ định chương trình | Yo asiyen yon plan
  EnrollmentStatus.ENROLLED | Enrolled | Inscrito | Inscrito | 已加入 | Đã ghi danh | Enskri
  HealthConnectorProgram.CONNECTORCARE | ConnectorCare | ConnectorCare | ConnectorCare | ConnectorCare | ConnectorCare | ConnectorCare
  HealthConnectorProgram.QHP_WITHOUT_APTC | Health Connector plan without a tax credit | Plan del Health Connector sin crédito fiscal | Plano do Health Connector sem crédito fiscal | 無稅收抵免的 Health Connector 計劃 | Chương trình Health Connector không có tín thuế | Plan Health Connector san kredi enpo
  HealthConnectorStatus.ENROLLED | Enrolled | Inscrito | Inscrito | 已加入 | Đã ghi danh | Enskri
  HealthConnectorStatus.PENDING_VERIFICATION | Waiting for proof | Pendiente de comprobantes | Aguardando comprovantes | 等待證明文件 | Đang chờ giấy tờ chứng minh | N ap tann prèv
  HealthConnectorStatus.ENDED | Ended | Terminada | Encerrada | 已結束 | Đã kết thúc | Fini
  ConnectorCarePlanType.TYPE_2B | Plan Type 2B | Tipo de plan 2B | Tipo de plano 2B | 計劃類型 2B | Loại chương trình 2B | Kalite plan 2B
  ConnectorCarePlanType.TYPE_3B | Plan Type 3B | Tipo de plan 3B | Tipo de plano 3B | 計劃類型 3B | Loại chương trình 3B | Kalite plan 3B
  PlanTypeWithheldReason.REQUIRES_MA_LOGIN | To see the plan type, sign in with MA Login. | Para ver el tipo de plan, inicie sesión con MA Login. | Para ver o tipo de plano, entre com o MA Login. | 若要查看計劃類型，請使用 MA Login 登入。 | Để xem loại chương trình, hãy đăng nhập bằng MA Login. | Pou wè kalite plan an, konekte ak MA Login.
  PlanTypeWithheldReason.NOT_ENROLLED | There is no Health Connector plan. | No hay un plan del Health Connector. | Não há plano do Health Connector. | 沒有 Health Connector 計劃。 | Không có chương trình Health Connector. | Pa gen plan Health Connector.
  WithheldReason.NOTHING_TO_SHOW | There is nothing to show here. | No hay nada que mostrar aquí. | Não há nada para mostrar aqui. | 這裡沒有可顯示的內容。 | Không có gì để hiển thị ở đây. | Pa gen anyen pou montre la a.
  WithheldReason.SENSITIVE | This is private. Only the person can see it. | Esto es privado. Solo la persona misma puede verlo. | Isto é privado. Somente a própria pessoa pode ver. | 此內容屬於隱私，只有本人可以查看。 | Nội dung này là riêng tư. Chỉ chính người đó mới xem được. | Sa prive. Se moun nan sèlman ki ka wè l.

  ProofCategory.INCOME | Income | Ingresos | Renda | 收入 | Thu nhập | Revni
  ProofCategory.RESIDENCY | Massachusetts residency | Residencia en Massachusetts | Residência em Massachusetts | 麻州居民身分 | Cư trú tại Massachusetts | Rezidans nan Massachusetts
  ProofCategory.CITIZENSHIP | Citizenship | Ciudadanía | Cidadania | 公民身分 | Quốc tịch | Sitwayènte
  ProofCategory.IMMIGRATION_STATUS | Immigration status | Estado migratorio | Situação imigratória | 移民身分 | Tình trạng di trú | Estati imigrasyon
  ProofCategory.IDENTITY | Identity | Identidad | Identidade | 身分 | Danh tính | Idantite
  ProofCategory.ASSETS | Assets | Bienes | Bens | 資產 | Tài sản | Byen
  ProofCategory.SSN | Social security number | Número de seguro social | Número do seguro social | 社會安全號碼 | Số an sinh xã hội | Nimewo sekirite sosyal
  ProofCategory.OTHER_INSURANCE | Other health insurance | Otro seguro de salud | Outro seguro de saúde | 其他健康保險 | Bảo hiểm y tế khác | Lòt asirans sante
  ProofCategory.DISABILITY | Disability | Discapacidad | Deficiência | 殘障 | Khuyết tật | Andikap
  ProofCategory.PREGNANCY | Pregnancy | Embarazo | Gravidez | 懷孕 | Mang thai | Gwosès
  ProofCategory.RELATIONSHIP | Relationship | Parentesco | Parentesco | 親屬關係 | Quan hệ gia đình | Relasyon
  ProofCategory.DATE_OF_BIRTH | Date of birth | Fecha de nacimiento | Data de nascimento | 出生日期 | Ngày sinh | Dat nesans
  ProofCategory.TAX_STATUS | Tax filing status | Estado de declaración de impuestos | Situação da declaração de impostos | 報稅身分 | Tình trạng khai thuế | Estati deklarasyon enpo
  Channel.UPLOAD | Uploaded online | Subido por internet | Enviado pela internet | 線上上傳 | Tải lên qua mạng | Telechaje sou entènèt
  Channel.E_SUBMISSION | Sent electronically by an agency | Enviado electrónicamente por una agencia | Enviado eletronicamente por um órgão | 由機構以電子方式提交 | Cơ quan gửi bằng điện tử | Yon ajans voye l pa mwayen elektwonik
  Channel.FAX | Fax | Por fax | Por fax | 傳真 | Gửi qua fax | Pa faks
  Channel.MAIL | Mail | Por correo postal | Pelo correio | 郵寄 | Gửi qua bưu điện | Pa lapòs
  Channel.IN_PERSON | In person | En persona | Pessoalmente | 親自遞交 | Nộp trực tiếp | An pèsòn
  DocumentStatus.NOT_SEEN | Not seen yet | Todavía no lo hemos visto | Ainda não visto | 尚未看到 | Chưa thấy | Nou poko wè l
  DocumentStatus.RECEIVED | Received | Recibido | Recebido | 已收到 | Đã nhận | Resevwa
  DocumentStatus.IN_REVIEW | Under review | En revisión | Em análise | 審核中 | Đang xem xét | N ap egzamine l
  DocumentStatus.PROCESSED | Processed | Procesado | Processado | 已處理 | Đã xử lý | Trete
  DocumentStatus.NOT_ACCEPTED | Not accepted | No aceptado | Não aceito | 不接受 | Không được chấp nhận | Pa aksepte
  DocumentStatus.DUPLICATE | Already received | Ya recibido antes | Já recebido antes | 先前已收到 | Đã nhận trước đó | Nou te deja resevwa l
  DocumentStatus.UNREADABLE | Cannot be read | No se puede leer | Ilegível | 無法辨讀 | Không đọc được | Nou pa ka li l
  ReceiptState.NOT_SEEN | Not seen yet | Todavía no lo hemos visto | Ainda não visto | 尚未看到 | Chưa thấy | Nou poko wè l
  ReceiptState.RECEIVED | Received | Recibido | Recebido | 已收到 | Đã nhận | Resevwa
  ReceiptState.IN_REVIEW | Under review | En revisión | Em análise | 審核中 | Đang xem xét | N ap egzamine l
  RfiStatus.OPEN | Open | Pendiente | Em aberto | 待回覆 | Đang chờ trả lời | Louvri
  RfiStatus.PARTIAL | Answered in part | Respondida en parte | Respondida em parte | 已部分回覆 | Đã trả lời một phần | Reponn an pati
  RfiStatus.SATISFIED | Answered | Respondida | Respondida | 已回覆 | Đã trả lời đủ | Reponn
  RfiStatus.SATISFIED_ELECTRONICALLY | Answered by electronic data | Respondida por datos electrónicos | Respondida por dados eletrônicos | 已由電子資料回覆 | Đã trả lời bằng dữ liệu điện tử | Reponn ak done elektwonik
  RfiStatus.OVERDUE | Overdue | Vencida | Atrasada | 已逾期 | Quá hạn | Dat limit lan pase
  RfiStatus.CLOSED_ADVERSE | Closed without an answer | Cerrada sin respuesta | Encerrada sem resposta | 未回覆，已結案 | Đã đóng vì không có trả lời | Fèmen san repons
  RfiStatus.WITHDRAWN | Withdrawn | Retirada | Cancelada | 已撤回 | Đã rút lại | Retire

  NoticeType.APPROVAL | Approval | Aprobación | Aprovação | 批准 | Chấp thuận | Apwobasyon
  NoticeType.DENIAL | Denial | Denegación | Recusa | 拒絕 | Từ chối | Refi
  NoticeType.TERMINATION | End of coverage | Fin de la cobertura | Fim da cobertura | 保險終止 | Chấm dứt bảo hiểm | Fen kouvèti a
  NoticeType.COVERAGE_CHANGE | Change of coverage | Cambio de cobertura | Mudança de cobertura | 保險變更 | Thay đổi bảo hiểm | Chanjman nan kouvèti a
  NoticeType.AUTO_RENEWAL | Automatic renewal | Renovación automática | Renovação automática | 自動續保 | Tự động gia hạn | Renouvèlman otomatik
  NoticeType.RENEWAL_FORM | Renewal form | Formulario de renovación | Formulário de renovação | 續保表格 | Mẫu đơn gia hạn | Fòm renouvèlman
  NoticeType.INFORMATION_REQUEST | Request for information | Solicitud de información | Solicitação de informações | 資料要求 | Yêu cầu cung cấp thông tin | Demann pou enfòmasyon
  NoticeType.INFORMATION_REMINDER | Reminder: information needed | Recordatorio: se necesita información | Lembrete: informações necessárias | 提醒：需要資料 | Nhắc nhở: cần thông tin | Rapèl: nou bezwen enfòmasyon
  NoticeType.ENROLLMENT_CONFIRMATION | Enrollment confirmation | Confirmación de inscripción | Confirmação de inscrição | 加入確認 | Xác nhận ghi danh | Konfimasyon enskripsyon
  NoticeType.PRIVACY | Privacy notice | Aviso de privacidad | Aviso de privacidade | 隱私權通知 | Thông báo về quyền riêng tư | Avi sou vi prive
  NoticeReason.INCOME_OVER_LIMIT | Income is over the limit | Los ingresos superan el límite | A renda está acima do limite | 收入超過上限 | Thu nhập vượt giới hạn | Revni an depase limit lan
  NoticeReason.PROOF_MISSING | We did not get the proof we asked for | No recibimos los comprobantes que pedimos | Não recebemos os comprovantes que pedimos | 我們未收到所要求的證明文件 | Chúng tôi chưa nhận được giấy tờ chứng minh đã yêu cầu | Nou pa t resevwa prèv nou te mande yo
  DeliveryMethod.MAIL | Mail | Por correo postal | Pelo correio | 郵寄 | Gửi qua bưu điện | Pa lapòs
  DeliveryMethod.ELECTRONIC | Electronic | Por vía electrónica | Por meio eletrônico | 電子方式 | Gửi qua điện tử | Elektwonik
  TaxFormKind.FORM_1095_B | Form 1095-B | Formulario 1095-B | Formulário 1095-B | 1095-B 表格 | Mẫu 1095-B | Fòm 1095-B
  TaxFormKind.FORM_1099_HC | Form MA 1099-HC | Formulario MA 1099-HC | Formulário MA 1099-HC | MA 1099-HC 表格 | Mẫu MA 1099-HC | Fòm MA 1099-HC

  AlertKind.RFI_DUE_SOON | A request for information is due soon. Send the proof in time. | Una solicitud de información vence pronto. Envíe el comprobante a tiempo. | Uma solicitação de informações vence em breve. Envie o comprovante a tempo. | 一項資料要求即將到期。請及時寄送證明文件。 | Một yêu cầu cung cấp thông tin sắp đến hạn. Hãy gửi giấy tờ chứng minh đúng hạn. | Dat limit yon demann pou enfòmasyon ap rive talè. Voye prèv la alè.
  AlertKind.RFI_OVERDUE | A request for information is overdue. Send the proof as soon as you can. | Una solicitud de información está vencida. Envíe el comprobante lo antes posible. | Uma solicitação de informações está vencida. Envie o comprovante o quanto antes. | 一項資料要求已逾期。請盡快寄送證明文件。 | Một yêu cầu cung cấp thông tin đã quá hạn. Hãy gửi giấy tờ chứng minh càng sớm càng tốt. | Dat limit yon demann pou enfòmasyon pase. Voye prèv la pi vit ou kapab.
  AlertKind.DOCUMENT_RECEIVED | MassHealth received a document that you sent. | MassHealth recibió un documento que usted envió. | O MassHealth recebeu um documento que você enviou. | MassHealth 已收到您寄送的文件。 | MassHealth đã nhận được một giấy tờ quý vị gửi. | MassHealth resevwa yon dokiman ou te voye.
  AlertKind.DOCUMENT_NOT_ACCEPTED | A document that you sent was not accepted. Look at the reason, and send another. | Un documento que usted envió no fue aceptado. Vea el motivo y envíe otro. | Um documento que você enviou não foi aceito. Veja o motivo e envie outro. | 您寄送的一份文件未獲接受。請查看原因，並寄送另一份。 | Một giấy tờ quý vị gửi không được chấp nhận. Hãy xem lý do và gửi giấy tờ khác. | Yo pa aksepte yon dokiman ou te voye. Gade rezon an, epi voye yon lòt.
  AlertKind.RENEWAL_DUE | Coverage must be renewed. Fill in the renewal form in time. | Hay que renovar la cobertura. Llene el formulario de renovación a tiempo. | A cobertura precisa ser renovada. Preencha o formulário de renovação a tempo. | 必須續保。請及時填寫續保表格。 | Bảo hiểm cần được gia hạn. Hãy điền mẫu đơn gia hạn đúng hạn. | Fòk yo renouvle kouvèti a. Ranpli fòm renouvèlman an alè.
  AlertKind.NEW_NOTICE | There is a new notice from MassHealth. Read it. | Hay un aviso nuevo de MassHealth. Léalo. | Há um novo aviso do MassHealth. Leia-o. | MassHealth 有新的通知。請閱讀。 | Có một thông báo mới của MassHealth. Hãy đọc thông báo đó. | Gen yon nouvo avi MassHealth. Li li.
  AlertKind.COVERAGE_ENDING | Coverage is going to end. Look at what comes next. | La cobertura va a terminar. Vea los pasos siguientes. | A cobertura vai terminar. Veja as próximas etapas. | 保險即將終止。請查看後續步驟。 | Bảo hiểm sắp chấm dứt. Hãy xem các bước tiếp theo. | Kouvèti a pral fini. Gade sa ki vin apre.
  AlertKind.APPEAL_DEADLINE | You can still appeal a decision. Mind the last day. | Todavía puede apelar una decisión. Tenga en cuenta la fecha límite. | Você ainda pode recorrer de uma decisão. Atenção ao último dia. | 您仍可對一項決定提出上訴。請留意最後期限。 | Quý vị vẫn có thể kháng cáo một quyết định. Hãy lưu ý ngày cuối cùng. | Ou ka toujou fè apèl kont yon desizyon. Sonje dènye jou a.
  AlertKind.PLAN_SELECTION_OPEN | A health plan can be chosen or changed now. | Ahora se puede elegir o cambiar el plan de salud. | Agora é possível escolher ou trocar o plano de saúde. | 現在可以選擇或更換健康計劃。 | Hiện có thể chọn hoặc đổi chương trình y tế. | Kounye a yo ka chwazi oswa chanje yon plan sante.
  AlertKind.PLAN_SELECTION_CLOSING | The time to choose or change a health plan is running out. | Se acaba el plazo para elegir o cambiar el plan de salud. | O prazo para escolher ou trocar o plano de saúde está acabando. | 選擇或更換健康計劃的期限即將結束。 | Thời hạn chọn hoặc đổi chương trình y tế sắp hết. | Tan pou chwazi oswa chanje yon plan sante a prèske fini.
  AlertKind.ACCOUNT_NOT_LINKED | Your account is not connected to a record. Connect it to see your benefits. | Su cuenta no está conectada a ningún expediente. Conéctela para ver sus beneficios. | Sua conta não está conectada a nenhum registro. Conecte-a para ver seus benefícios. | 您的帳戶尚未連結任何紀錄。請連結以查看您的福利。 | Tài khoản của quý vị chưa kết nối với hồ sơ nào. Hãy kết nối để xem quyền lợi của quý vị. | Kont ou pa konekte ak okenn dosye. Konekte li pou wè benefis ou yo.
  AlertKind.CONTACT_INFO_CHECK | Your contact information has not been confirmed for a year. Check whether it is right. | Hace un año que no se confirma su información de contacto. Revise si es correcta. | Há um ano suas informações de contato não são confirmadas. Verifique se estão corretas. | 您的聯絡資料已一年未經確認。請檢查是否正確。 | Thông tin liên lạc của quý vị đã một năm chưa được xác nhận. Hãy kiểm tra xem có đúng không. | Gen yon ane depi yo pa konfime enfòmasyon kontak ou. Tcheke si yo kòrèk.
  AlertKind.TAX_FORM_READY | A tax form is ready. | Un formulario de impuestos está listo. | Um formulário de impostos está pronto. | 稅務表格已備妥。 | Một mẫu đơn thuế đã sẵn sàng. | Yon fòm taks pare.
  AlertSeverity.INFO | For your information | Para su información | Para sua informação | 供您參考 | Để quý vị biết | Pou enfòmasyon w
  AlertSeverity.ACTION | Action needed | Debe tomar una medida | Ação necessária | 需要採取行動 | Cần hành động | Ou dwe fè yon bagay
  AlertSeverity.URGENT | Urgent | Urgente | Urgente | 緊急 | Khẩn cấp | Ijan
  DashboardTab.MY_INFO | My Info | Mi información | Minhas informações | 我的資料 | Thông tin của tôi | Enfòmasyon mwen
  DashboardTab.MY_BENEFITS | My Benefits | Mis beneficios | Meus benefícios | 我的福利 | Quyền lợi của tôi | Benefis mwen
  DashboardTab.MY_DOCUMENTS | My Documents | Mis documentos | Meus documentos | 我的文件 | Giấy tờ của tôi | Dokiman mwen
  DashboardTab.MY_NOTICES | My Notices | Mis avisos | Meus avisos | 我的通知 | Thông báo của tôi | Avi mwen

  help.reportChanges | You cannot make changes in MyServices. To report a change, or to add or remove a person, follow the link. | Usted no podrá hacer cambios directamente en MyServices. Para notificar un cambio, o para agregar o borrar una persona, siga el enlace. | Não é possível fazer alterações no MyServices. Para informar uma mudança, ou para adicionar ou remover uma pessoa, siga o link. | 您不能在 MyServices 中進行變更。如要通報變更，或新增、移除成員，請點選連結。 | Quý vị không thể thay đổi thông tin trong MyServices. Để báo cáo thay đổi, hoặc để thêm hay bỏ một người, hãy theo đường dẫn. | Ou pa ka fè chanjman nan MyServices. Pou rapòte yon chanjman, oswa pou ajoute oswa retire yon moun, swiv lyen an.
  help.updateApplication | If you have a MAhealthconnector account, you can update your application information there. | Si usted tiene una cuenta de MAhealthconnector, allí puede actualizar la información de su solicitud. | Se você tem uma conta do MAhealthconnector, pode atualizar lá as informações do seu requerimento. | 如果您有 MAhealthconnector 帳戶，可以在該處更新您的申請資訊。 | Nếu có tài khoản MAhealthconnector, quý vị có thể cập nhật thông tin trong đơn tại đó. | Si w gen yon kont MAhealthconnector, ou ka mete enfòmasyon aplikasyon w ajou la.
`;
