import type { Messages } from './en.ts';

export const vi: Messages = {
  number: 'Số thông báo: {id}',
  day: 'ngày {date, date, day}',
  greeting: 'Kính gửi {name}:',
  'title.APPROVAL': 'Thông báo chấp thuận',
  'title.DENIAL': 'Thông báo từ chối',
  'title.TERMINATION': 'Thông báo chấm dứt bảo hiểm',
  'title.COVERAGE_CHANGE': 'Thông báo thay đổi bảo hiểm',
  'title.AUTO_RENEWAL': 'Thông báo gia hạn',
  'title.RENEWAL_FORM': 'Đơn gia hạn',
  'title.INFORMATION_REQUEST': 'Yêu cầu cung cấp thông tin',
  'title.INFORMATION_REMINDER': 'Nhắc nhở: yêu cầu cung cấp thông tin',
  'title.ENROLLMENT_CONFIRMATION': 'Xác nhận ghi danh',
  'title.REASONABLE_OPPORTUNITY': 'Thời hạn chứng minh quốc tịch hoặc tình trạng di trú',
  'title.PRIVACY': 'Thông báo về quyền riêng tư',
  'text.APPROVAL': 'Chúng tôi đã chấp thuận bảo hiểm nêu dưới đây.',
  'text.DENIAL': 'Chúng tôi quyết định rằng quý vị không đủ điều kiện nhận bảo hiểm nêu dưới đây.',
  'text.TERMINATION': 'Bảo hiểm nêu dưới đây sẽ chấm dứt.',
  'text.COVERAGE_CHANGE': 'Bảo hiểm thay đổi như nêu dưới đây.',
  'text.AUTO_RENEWAL': 'Chúng tôi đã gia hạn bảo hiểm nêu dưới đây. Quý vị không cần làm gì.',
  'text.RENEWAL_FORM': 'Đã đến lúc gia hạn bảo hiểm MassHealth của quý vị. Xin điền đơn gia hạn và gửi lại cho chúng tôi.',
  'text.INFORMATION_REQUEST':
    'Chúng tôi cần thêm thông tin của quý vị để quyết định về bảo hiểm. Xin gửi cho chúng tôi các giấy tờ chứng minh đã yêu cầu.',
  'text.INFORMATION_REMINDER':
    'Chúng tôi đã yêu cầu quý vị cung cấp thông tin và chưa nhận đủ. Xin gửi thông tin đó cho chúng tôi.',
  'text.ENROLLMENT_CONFIRMATION': 'Quý vị đã được ghi danh vào chương trình sức khỏe của mình. Quý vị không cần làm gì.',
  'text.REASONABLE_OPPORTUNITY':
    'Quý vị có bảo hiểm trong khi tìm giấy tờ chứng minh quốc tịch hoặc tình trạng di trú. Xin gửi giấy tờ đó cho chúng tôi.',
  'text.PRIVACY': 'MassHealth giữ kín những gì biết về quý vị, theo quy định của pháp luật. Quý vị không cần làm gì.',
  decisions: 'Quyết định của chúng tôi',
  decision: '{name}: {program}, {outcome}',
  'outcome.APPROVAL': 'được chấp thuận',
  'outcome.DENIAL': 'bị từ chối',
  'outcome.TERMINATION': 'chấm dứt',
  'outcome.AUTO_RENEWAL': 'được gia hạn',
  effective: 'Có hiệu lực từ {day}.',
  'reason.INCOME_OVER_LIMIT': 'Lý do: thu nhập của quý vị vượt quá giới hạn của bảo hiểm này.',
  'reason.PROOF_MISSING': 'Lý do: chúng tôi thiếu một giấy tờ chứng minh cần thiết.',
  due: 'Chúng tôi cần câu trả lời của quý vị trước hoặc vào {day}.',
  appeals: 'Nếu quý vị không đồng ý',
  appeal:
    'Quý vị có quyền yêu cầu một buổi điều trần công bằng. Chúng tôi phải nhận được yêu cầu của quý vị trước hoặc vào {day}.',
  benefitsContinue:
    'Quyền lợi của quý vị tiếp tục cho đến khi có quyết định điều trần nếu chúng tôi nhận được yêu cầu trước hoặc vào {day}.',
  citations: 'Quy định: {list}',
  help: 'Cách liên lạc với chúng tôi',
  service:
    'Xin gọi Trung Tâm Dịch Vụ Khách Hàng MassHealth theo số {phone}, TDD/TTY {tty}, từ thứ Hai đến thứ Sáu, 8 giờ sáng đến 5 giờ chiều. Dịch vụ thông dịch miễn phí.',
};
