//! Every word that a buyer reads, in Indonesian and English.

use super::phrase::Phrase;

macro_rules! phrases {
    ($($name:ident: $id:literal, $en:literal;)*) => {
        $(pub const $name: Phrase = Phrase(concat!($id, "\n", $en));)*
        /// All of them, for checks.
        pub const ALL: &[(&str, Phrase)] = &[$((stringify!($name), $name)),*];
    };
}

phrases! {
    DAYS: "Minggu Senin Selasa Rabu Kamis Jumat Sabtu",
        "Sunday Monday Tuesday Wednesday Thursday Friday Saturday";
    MONTHS: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
        "January February March April May June July August September October November December";

    TITLE: "Pembayaran", "Payment";
    TITLE_SHOP: "Pembayaran ke {shop}", "Payment to {shop}";
    LOADING: "Menyiapkan pembayaran…", "Preparing your payment…";
    PREPARING: "Instruksi sedang disiapkan…", "Getting your instructions…";
    PREPARING_STORY: "Biasanya hanya beberapa detik. Halaman ini berubah sendiri.",
        "This usually takes a few seconds. The page updates by itself.";
    WAITING: "Menunggu pembayaran", "Waiting for your payment";
    WAITING_TRANSFER: "Menunggu transfer", "Waiting for your transfer";
    WAITING_PROOF: "Bukti diterima, menunggu penjual", "Proof received, waiting for the seller";
    CHECKING: "Memeriksa pembayaran…", "Checking your payment…";
    PAID: "Pembayaran diterima", "Payment received";
    PAID_STORY: "Terima kasih. Penjual sudah diberi tahu dan akan memproses pesanan {order}. Jangan bayar lagi untuk pesanan ini.",
        "Thank you. The seller has been told and will process your order {order}. Don't pay for this order again.";
    PAID_AT: "Dibayar {time}", "Paid {time}";
    LATE: "Pembayaran masuk terlambat", "The payment arrived late";
    PAID_LATE: "Uang sudah diterima. Tanyakan ke penjual apakah pesanan {order} tetap diproses. Simpan bukti bayar dan jangan bayar lagi.",
        "The money has arrived. Ask the seller whether your order {order} goes ahead. Keep your receipt and don't pay again.";
    PAID_AFTER: "Dibayar {time}; batasnya {until}", "Paid {time}; it was due {until}";
    PART_RETURNED: "{part} dari {amount} sudah dikembalikan kepada Anda.", "{part} of {amount} was given back to you.";
    SOME_RETURNED: "Sebagian uang sudah dikembalikan kepada Anda.", "Part of the money was given back to you.";
    PAID_PROOF: "Terima kasih. Uang Anda sudah diterima, jadi bukti tidak perlu dikirim. Jangan bayar lagi untuk pesanan {order}.",
        "Thank you. Your money is here, so no proof is needed. Don't pay for order {order} again.";
    PROCESSING: "Pembayaran sedang diperiksa", "Your payment is being checked";
    PROCESSING_STORY: "Bagian Anda sudah selesai. Jangan bayar lagi: halaman ini berubah sendiri begitu hasilnya ada.",
        "Your part is done. Don't pay again: this page changes by itself once the result is there.";
    FAILED: "Pembayaran belum berhasil", "The payment did not go through";
    FAILED_STORY: "Pesanan {order} masih bisa dibayar: coba lagi, atau pilih cara lain. Uang sudah terpotong? Jangan ulangi: simpan bukti, hubungi penjual.",
        "Your order {order} can still be paid: try again, or choose another way. Was money taken? Don't pay again: keep the receipt, ask the seller.";
    FAILED_STORY_WITH_REASON: "Pesanan {order} masih bisa dibayar. Uang sudah terpotong? Jangan ulangi: simpan bukti, hubungi penjual.",
        "Your order {order} can still be paid. Was money taken? Don't pay again: keep the receipt, ask the seller.";
    FAILED_BALANCE: "Saldo tidak cukup. Isi saldo lalu coba lagi, atau pilih cara lain.",
        "The balance is too low. Top up and try again, or choose another way.";
    FAILED_LIMIT: "Melebihi batas transaksi. Naikkan batasnya di aplikasi, atau pilih cara lain.",
        "It is above the transaction limit. Raise the limit in your app, or choose another way.";
    FAILED_TIME: "Tidak dikonfirmasi tepat waktu. Coba lagi, lalu setujui di aplikasi sebelum waktunya habis.",
        "It was not confirmed in time. Try again, then approve it in your app before it runs out.";
    FAILED_REFUSED: "Pembayaran ditolak atau dibatalkan. Cek di aplikasi, atau tanyakan ke bank Anda, atau pilih cara lain.",
        "The payment was refused or canceled. Look in your app or ask your bank, or choose another way.";
    FAILED_TROUBLE: "Bank atau aplikasinya sedang terganggu. Coba lagi nanti, atau pilih cara lain.",
        "The bank or the app has a problem. Try again later, or choose another way.";
    PAY_AGAIN: "Coba bayar lagi", "Try to pay again";
    CONFLICT: "Pembayaran perlu dicek penjual", "The seller must check this payment";
    CONFLICT_STORY: "Uang sudah terdeteksi, tetapi belum cocok dengan pesanan ini. Jangan bayar lagi. Hubungi penjual dan simpan bukti bayar.",
        "Money was detected, but it does not match this order yet. Don't pay again. Contact the seller and keep your receipt.";
    EXPIRED: "Waktu pembayaran habis", "The time to pay is over";
    EXPIRED_STORY: "Belum bayar? Jangan pakai nomor atau kode lama; buka pesanan Anda. Sudah bayar? Jangan ulangi: simpan bukti, hubungi penjual.",
        "Not paid yet? Don't use the old number or code; open your order. Paid already? Don't pay again: keep the receipt, ask the seller.";
    RENEW_STORY: "Belum bayar? Jangan pakai nomor atau kode lama; buat kode baru. Sudah bayar? Jangan ulangi: simpan bukti, hubungi penjual.",
        "Not paid yet? Don't use the old number or code; make a new one. Paid already? Don't pay again: keep the receipt, ask the seller.";
    ENDED: "Kode pembayaran ini sudah berakhir", "This payment code has ended";
    ENDED_STORY: "Jangan pakai nomor atau kode lama; buka pesanan Anda untuk cara bayar yang baru. Sudah bayar? Jangan ulangi: simpan bukti, hubungi penjual.",
        "Don't use the old number or code; open your order for a new way to pay. Paid already? Don't pay again: keep the receipt, ask the seller.";
    EXPIRED_AT: "Batas waktunya {time}", "It was due {time}";
    CLOSED: "Pesanan ini sudah ditutup", "This order is closed";
    CLOSED_STORY: "Pesanan dibatalkan atau ditutup, jadi tidak perlu dibayar. Sudah bayar? Simpan bukti dan hubungi penjual.",
        "The order was canceled or closed, so there is nothing to pay. Already paid? Keep your receipt and contact the seller.";
    REFUNDED: "Uang sudah dikembalikan", "Your money was given back";
    REFUNDED_STORY: "Pembayaran pesanan {order} dikembalikan kepada Anda. Jangan bayar lagi. Belum masuk dalam beberapa hari? Hubungi penjual.",
        "The payment of order {order} was given back to you. Don't pay again. Not there after some days? Contact the seller.";
    DRAFT: "Pesanan belum selesai", "The order is not finished";
    DRAFT_STORY: "Selesaikan dulu pesanan Anda; setelah itu cara bayarnya muncul.",
        "Finish your order first; then the way to pay appears.";
    UNAVAILABLE: "Cara bayar belum bisa ditampilkan", "We can't show how to pay right now";
    OFFLINE_STORY: "Koneksi terputus atau lambat. Kami terus mencoba; Anda juga bisa membuka halaman pembayaran.",
        "The connection is lost or slow. We keep trying; you can also open the payment page.";
    OUTAGE_STORY: "Layanan pembayaran sedang terganggu. Kami terus mencoba; Anda juga bisa membuka halaman pembayaran.",
        "The payment service has a problem. We keep trying; you can also open the payment page.";
    SETUP_STORY: "Buka halaman pembayaran, atau hubungi penjual.", "Open the payment page, or contact the seller.";
    ALTERED: "Halaman ini diubah oleh program lain", "Another program changed this page";
    ALTERED_STORY: "Jangan membayar dengan nomor, jumlah, atau kode yang tadi tampil di sini. Buka halaman pembayaran, atau hubungi penjual.",
        "Don't pay by the number, amount or code that was shown here. Open the payment page, or contact the seller.";
    DELIVERY: "Bayar saat barang tiba", "Pay when it arrives";
    DELIVERY_STORY: "Siapkan {amount} untuk kurir saat pesanan {order} tiba. Tidak ada yang perlu dibayar sekarang.",
        "Have {amount} ready for the courier when order {order} arrives. There is nothing to pay now.";
    DELIVERY_STORY_WITHOUT_SUM: "Siapkan uang untuk kurir saat pesanan {order} tiba. Tidak ada yang perlu dibayar sekarang.",
        "Have the money ready for the courier when order {order} arrives. There is nothing to pay now.";
    FREE: "Tidak ada yang perlu dibayar", "There is nothing to pay";
    FREE_STORY: "Penjual akan memproses pesanan {order}. Anda tidak perlu melakukan apa-apa lagi.",
        "The seller will process order {order}. There is nothing more for you to do.";
    MARKETPLACE: "Dibayar lewat marketplace", "Paid through the marketplace";
    MARKETPLACE_STORY: "Pembayaran pesanan ini diurus di marketplace tempat Anda memesan.",
        "This order is paid in the marketplace where you ordered.";

    PAY_BEFORE: "Bayar sebelum", "Pay before";
    TIME_LEFT: "Sisa waktu", "Time left";
    MINUTES_LEFT: "Sisa waktu {minutes} menit", "Time left: {minutes} minutes";
    CHANGED: "Nomor atau jumlahnya berubah sejak halaman ini dibuka. Pakai yang tampil sekarang.",
        "The number or the amount changed since you opened this page. Use what is shown now.";
    RENEWED: "Ini kode yang baru. Jangan pernah membayar ke nomor, kode, atau gambar yang lama.",
        "This is the new code. Never pay to the old number, code or picture.";
    OLD_NUMBER: "Jangan dipakai lagi:", "Don't use this any more:";
    NEW_CODE: "Buat kode baru", "Make a new code";
    NEW_CODE_COMING: "Membuat kode baru…", "Making a new code…";
    NEW_CODE_FAILED: "Kode baru belum bisa dibuat. Coba lagi sebentar lagi, atau hubungi penjual.",
        "A new code can't be made right now. Try again in a moment, or contact the seller.";
    NEW_CODE_LATER: "Terlalu banyak permintaan. Kode baru bisa diminta lagi pukul {time}.",
        "There were too many requests. A new code can be asked for again at {time}.";
    NO_NEW_CODE: "Toko belum memberi kode baru. Hubungi penjual.", "The shop has given no new code. Contact the seller.";
    OVERDUE: "Batas waktu sudah lewat, atau jam HP ini keliru. Cek status dulu sebelum membayar.",
        "The deadline has passed, or this device's clock is wrong. Check the status before you pay.";
    TOTAL: "Total bayar", "Total to pay";
    TOTAL_EXACT: "Transfer tepat sampai 3 digit terakhir", "Transfer exactly, to the last 3 digits";
    EXACT_DIGITS: "Jangan dibulatkan: dari akhiran {digits}, penjual mengenali transfer Anda.",
        "Don't round it: by the {digits} at the end the seller recognizes your transfer.";
    TOTAL_PAID: "Total", "Total";
    SUM_UNKNOWN: "Sesuai pesanan", "As in your order";
    SUM_OF_ORDER: "sesuai pesanan", "as in your order";
    DIFFERS_PAYMENT: "Jumlah pembayaran {total}, tetapi yang akan ditagih {amount}.",
        "The payment is {total}, but {amount} will be charged.";
    DIFFERS: "Total pesanan {total}, tetapi yang akan ditagih {amount}.",
        "The order's total is {total}, but {amount} will be charged.";

    COPY: "Salin", "Copy";
    COPY_AMOUNT: "Salin total bayar", "Copy total to pay";
    COPY_NUMBER: "Salin nomor", "Copy number";
    COPY_VIRTUAL_ACCOUNT: "Salin nomor virtual account {place}", "Copy number of the {place} virtual account";
    COPY_ACCOUNT: "Salin nomor rekening {place}", "Copy number of the {place} account";
    COPY_CODE: "Salin kode", "Copy code";
    COPY_RETAIL: "Salin kode pembayaran {place}", "Copy code for the {place} cashier";
    COPY_QRIS: "Salin kode QRIS", "Copy code of the QRIS";
    COPY_BILLER: "Salin kode perusahaan", "Copy company code";
    COPY_BILLER_OF: "Salin kode perusahaan {place}", "Copy company code {place}";
    COPY_BILL: "Salin kode bayar", "Copy payment code";
    COPY_BILL_OF: "Salin kode bayar {place}", "Copy payment code {place}";
    COPIED: "Tersalin", "Copied";
    COPY_BY_HAND: "Tekan lama nomor di atas, lalu pilih Salin.", "Press and hold the number above, then choose Copy.";
    COPY_LINK: "Salin tautan", "Copy link";
    COPY_LINK_BY_HAND: "Tekan lama tombol bayar di atas, lalu pilih Salin tautan.",
        "Press and hold the button to pay above, then choose Copy link.";
    COPY_INSTRUCTIONS: "Salin petunjuk", "Copy instructions";
    SHARE: "Bagikan petunjuk", "Share instructions";
    SHARE_BY_HAND: "Tidak bisa disalin di sini. Ambil tangkapan layar, lalu kirim.",
        "Copying does not work here. Take a screenshot and send it.";
    PRINT: "Cetak", "Print";
    COPY_TEXT_BY_HAND: "Tekan lama teks ini, lalu pilih Salin.", "Press and hold this text, then choose Copy.";

    VIRTUAL_ACCOUNT: "Nomor virtual account", "Virtual account number";
    BILLER: "Kode perusahaan", "Company code";
    BILL: "Kode bayar", "Payment code";
    RETAIL_CODE: "Kode pembayaran", "Payment code";
    ACCOUNT: "Rekening tujuan", "Transfer to";
    HOLDER: "a.n. {name}", "Name: {name}";
    EXACT: "Dari bank lain: masukkan jumlah persis {amount}.", "From another bank: enter exactly {amount}.";
    AS_WRITTEN: "Nomor ini ditulis penjual dan tidak bisa disalin. Ragu? Tanyakan dulu.",
        "The seller wrote this number, and it can't be copied. In doubt? Ask first.";
    BARCODE: "Kode batang untuk dipindai kasir", "Barcode for the cashier to scan";
    TELL_CASHIER: "Bilang ke kasir: bayar {biller}, lalu tunjukkan kode ini.", "Tell the cashier: pay {biller}. Then show this code.";
    SHOW_CASHIER: "Tunjukkan kode ini ke kasir.", "Show this code to the cashier.";
    SHOW_AT_TILL: "Tampilkan ke kasir", "Show to the cashier";
    COUNTER_FEE: "Bayar tunai. Gerai dapat menambah biaya layanannya sendiri.", "Pay in cash. The store may add a fee of its own.";
    LIMITS: "Sekali bayar di {outlet}: dari {least} sampai {most}.", "One payment at {outlet}: from {least} to {most}.";
    CASH_LIMIT: "Kasir menerima tunai paling banyak {cash}; siapkan kartu debit atau e-wallet untuk sisanya. Tidak bisa di Alfamidi.",
        "Cashiers take at most {cash} in cash; bring a debit card or an e-wallet for the rest. Alfamidi shops can't take it.";

    QR_LABEL: "Kode QRIS untuk membayar {amount} ke {merchant}", "QRIS code to pay {amount} to {merchant}";
    QR_LINK_LABEL: "Kode QR untuk membuka {wallet} di HP", "QR code that opens {wallet} on your phone";
    QR_CHECK_NAME: "Pastikan nama ini muncul di aplikasi Anda.", "Make sure your app shows this name.";
    QR_OTHER_PAYEE: "Tertulis atas nama {other}, tetapi kode ini membayar {merchant}. Tanyakan ke penjual sebelum membayar.",
        "It is said to pay {other}, but this code pays {merchant}. Ask the seller before you pay.";
    QR_TIP_ADDED: "Aplikasi Anda menambahkan tip {tip}.", "Your app adds a tip of {tip}.";
    QR_TIP_ASKED: "Aplikasi Anda mungkin menanyakan tip; boleh dikosongkan.", "Your app may ask for a tip; you may leave it empty.";
    QR_STATIC: "Ketik jumlah persis {amount} di aplikasi Anda.", "Type exactly {amount} in your app.";
    QR_BROKEN: "Kode QRIS ini tidak lolos pemeriksaan, jadi tidak kami tampilkan. Coba lagi, atau bayar di halaman pembayaran.",
        "This QRIS code failed our checks, so we don't show it. Try again, or pay on the payment page.";
    QR_TEST: "Kode uji, bukan QRIS sungguhan.", "Test code, not a valid QRIS.";
    QR_SAME_PHONE: "Bayar dengan HP ini? Simpan QR, buka aplikasi bank atau e-wallet, lalu pilih dari galeri.",
        "Paying with this phone? Save the QR, open your bank or e-wallet app, then pick it from the gallery.";
    QR_SCAN: "Pindai dengan aplikasi bank atau e-wallet di HP Anda.", "Scan it with the bank or e-wallet app on your phone.";
    OPEN_PICTURE: "Gambar tidak muncul? Buka di tab baru", "No picture? Open it in a new tab";
    SAVE_QR: "Simpan QR", "Save QR";
    SAVING_QR: "Menyiapkan gambar…", "Preparing the picture…";
    SHARED_QR: "QR sudah disimpan atau dibagikan.", "The QR was saved or shared.";
    DOWNLOADED_QR: "Browser diminta mengunduh gambar QR. Lihat notifikasi atau folder Unduhan.",
        "Your browser was asked to download the QR. Look at your notifications or in Downloads.";
    SHOW_QR: "Tidak terunduh? Tampilkan gambar", "No download? Show the picture";
    HOLD_QR: "Tekan lama gambar, lalu pilih Simpan. Tidak ada pilihannya? Ambil tangkapan layar.",
        "Press and hold the picture, then choose Save. No such choice? Take a screenshot.";
    CLICK_QR: "Klik kanan gambar, lalu simpan.", "Right-click the picture, then save it.";
    UNSAVED_QR: "Gambar belum bisa dibuat. Perbesar QR lalu ambil tangkapan layar, atau coba lagi.",
        "The picture can't be made right now. Enlarge the QR and take a screenshot, or try again.";
    ENLARGE_QR: "Perbesar", "Enlarge";
    CLOSE: "Tutup", "Close";
    SAVE_PICTURE: "Simpan gambar", "Save as picture";
    REMIND: "Ingatkan saya", "Remind me";
    REMINDER: "Bayar {amount} sebelum {time}", "Pay {amount} before {time}";
    REMIND_BY_HAND: "{title}. Pasang alarm atau catatan di HP Anda.", "{title}. Set an alarm or a note on your phone.";
    KEEPING: "Menyiapkan…", "Preparing…";
    KEPT: "Sudah disimpan atau dibagikan.", "It was saved or shared.";
    KEPT_AS_FILE: "Browser diminta mengunduhnya. Lihat notifikasi atau folder Unduhan, lalu buka berkasnya.",
        "Your browser was asked to download it. Look at your notifications or in Downloads, then open the file.";
    NOT_KEPT: "Belum bisa dibuat. Ambil tangkapan layar, atau coba lagi.",
        "It can't be made right now. Take a screenshot, or try again.";
    POSTER_LATE: "Jangan bayar setelah waktu ini: gambar ini tidak berlaku lagi.",
        "Don't pay after this time: this picture is no longer valid then.";
    // Thailand since August 2022, Malaysia since May 2023, Singapore since November 2023; in Japan only Indonesian apps pay
    // abroad. As of November 2026: <https://lidahtekno.com/qris-bisa-digunakan-di-luar-negeri-negara-apa-saja/>.
    QR_ABROAD: "Dari luar negeri? Aplikasi dari Malaysia, Singapura, dan Thailand yang mendukung QRIS juga bisa.",
        "From abroad? Apps from Malaysia, Singapore and Thailand that support QRIS work too.";
    QR_MOST: "Satu pembayaran QRIS paling banyak {most}. Bila aplikasi menolak, pilih cara bayar lain di halaman pesanan.",
        "One QRIS payment is {most} at most. If your app refuses, choose another way on the order page.";
    POSTER_ORDER: "Pesanan {order}", "Order {order}";
    GALLERY: "Setelah gambar tersimpan", "Once the picture is saved";
    STEPS_GALLERY: "Buka aplikasi bank atau e-wallet.|Pilih Scan atau Pindai.|Ketuk ikon galeri, lalu pilih gambar ini.|Cek nama dan jumlah {amount}, lalu bayar.",
        "Open your bank or e-wallet app.|Choose Scan.|Tap the gallery icon, then pick this picture.|Check the name and the amount {amount}, then pay.";

    OPEN_WALLET: "Bayar dengan {wallet}", "Pay with {wallet}";
    OPEN_WALLET_STORY: "Setelah membayar, kembali ke halaman ini.", "After paying, come back to this page.";
    SCAN_WALLET: "Pindai dengan HP untuk membuka {wallet}, atau pakai tombol di bawah.",
        "Scan with your phone to open {wallet}, or use the button below.";
    NOT_OPENED: "{wallet} belum terbuka? Coba cara lain:", "{wallet} did not open? Try another way:";
    PAGE_NOT_OPENED: "Halaman belum terbuka? Coba cara lain:", "The page did not open? Try another way:";
    OPEN_NEW_TAB: "Buka di tab baru", "Open in a new tab";
    OPEN_WEB: "Buka halaman web {wallet}", "Open the {wallet} web page";
    OPEN_CHROME: "Buka halaman ini di Chrome", "Open this page in Chrome";
    OPEN_BY_MENU: "Atau buka halaman ini lewat menu {menu}.", "Or open this page by the menu {menu}.";
    SCAN_ELSEWHERE: "Atau pindai dengan HP lain:", "Or scan with another phone:";
    IN_APP: "Anda di browser {app}. Bila ada yang tidak jalan, buka lewat menu {menu}.",
        "You are in the browser of {app}. If something does not work, leave by the menu {menu}.";
    MENU_ANDROID: "⋮\u{a0}›\u{a0}Buka di Chrome", "⋮\u{a0}›\u{a0}Open in Chrome";
    MENU_APPLE: "⋯\u{a0}›\u{a0}Buka di Safari", "⋯\u{a0}›\u{a0}Open in Safari";
    OPEN_APP: "Buka aplikasi {wallet}", "Open your {wallet} app";
    PUSH_STORY: "Permintaan pembayaran sudah dikirim ke {phone}. Buka {wallet}, lalu setujui sebelum waktunya habis.",
        "A payment request was sent to {phone}. Open {wallet} and approve it before it runs out.";
    PUSH_STORY_PLAIN: "Permintaan pembayaran sudah dikirim ke nomor HP pesanan Anda. Buka {wallet}, lalu setujui sebelum waktunya habis.",
        "A payment request was sent to the phone number of your order. Open {wallet} and approve it before it runs out.";
    OPEN_PAGE: "Lanjut ke pembayaran", "Continue to payment";
    OPEN_PAGE_STORY: "Anda akan membayar di halaman penyedia pembayaran yang aman.",
        "You will pay on the payment provider's secure page.";

    STEPS: "Cara bayar", "How to pay";
    STEPS_VA: "Buka aplikasi bank, ATM, atau internet banking.|Pilih menu Virtual Account{bank}, lalu masukkan nomor di atas.|Periksa nama penerima dan jumlah {amount}, lalu bayar.",
        "Open your banking app, an ATM, or internet banking.|Choose Virtual Account{bank} and enter the number above.|Check the recipient and the amount {amount}, then pay.";
    STEPS_BILL: "Buka aplikasi bank, ATM, atau internet banking.|Pilih Bayar, lalu Multipayment; masukkan kode perusahaan {biller}.|Masukkan kode bayar, periksa jumlah {amount}, lalu bayar.",
        "Open your banking app, an ATM, or internet banking.|Choose Pay, then Multipayment; enter company code {biller}.|Enter the payment code, check the amount {amount}, then pay.";
    STEPS_QR: "Buka aplikasi bank atau e-wallet yang mendukung QRIS.|Pindai kode ini, atau ambil gambarnya dari galeri.|Periksa nama penerima dan jumlah {amount}, lalu bayar.",
        "Open a bank or e-wallet app that supports QRIS.|Scan this code, or pick its picture from the gallery.|Check the recipient and the amount {amount}, then pay.";
    STEPS_RETAIL: "Datang ke kasir {outlet}.|Bilang mau bayar {biller}, lalu tunjukkan kode di atas.|Periksa jumlah {amount}, lalu bayar.|Simpan struknya sampai pesanan diproses.",
        "Go to a cashier at {outlet}.|Say that you want to pay {biller}, then show the code above.|Check the amount {amount}, then pay.|Keep the receipt until your order is processed.";
    STEPS_TRANSFER: "Transfer tepat {amount} ke salah satu rekening di atas.|Simpan bukti transfer.|Penjual memeriksa transfer Anda, lalu memproses pesanan.",
        "Transfer exactly {amount} to one of the accounts above.|Keep the transfer receipt.|The seller checks your transfer and processes the order.";

    CHECK: "Cek status pembayaran", "Check payment status";
    CHECKED: "Belum ada pembayaran masuk. Terakhir dicek {time}.", "No payment has arrived yet. Last checked {time}.";
    STATUS_UNREADABLE: "Jawaban tentang status belum bisa dibaca. Terakhir dicek {time}.", "The answer about the status can't be read yet. Last checked {time}.";
    TROUBLE: "Belum bisa mengecek status. Mencoba lagi {time}. Petunjuk di atas tetap berlaku.",
        "We can't check the status yet. Trying again: {time}. The instructions above stay valid.";
    NOW: "sekarang", "now";
    OFFLINE: "Tidak ada koneksi internet. Petunjuk di atas tetap berlaku.",
        "You are offline. The instructions above stay valid.";
    AUTOMATIC: "Halaman ini berubah sendiri saat pembayaran masuk.", "This page changes by itself when your payment arrives.";
    NOT_FOLLOWED: "Setelah membayar, lihat status pesanan Anda di toko.", "After paying, see the status of your order in the shop.";
    LAST_SEEN: "Terakhir dilihat pukul {time}, {day}", "Last seen at {time}, {day}";
    LAST_SEEN_ADVICE: "Ini yang terakhir tampil di tab ini; status terbaru sedang dicek. Sudah bayar? Jangan bayar lagi.",
        "This is what this tab showed last; we are checking the current status. Already paid? Don't pay again.";
    LOST: "Uang sudah keluar, tetapi belum masuk?", "Did money leave, but nothing arrived?";
    LOST_KEEP: "Jangan bayar lagi. Simpan bukti bayar yang memuat jam, jumlah, dan nomor referensi.",
        "Don't pay again. Keep the receipt that has the time, the amount and the reference number.";
    // As of November 2026: <https://www.bi.go.id/id/layanan/pengaduan-konsumen/default.aspx> (the provider first, then BICARA
    // 131), and OJK's Kontak 157.
    LOST_ASK: "Tanya penjual dulu; salin pesan dengan tombol di bawah, lalu kirim beserta bukti bayar.|Belum jelas? Lapor ke bantuan resmi {app}, dan catat nomor laporannya.|Belum selesai? Adukan ke Bank Indonesia (BICARA, telepon 131) atau OJK (telepon 157).",
        "Ask the seller first; copy the message with the button below, and send it with your receipt.|Still unclear? Report it to the official help of {app}, and note the number of your report.|Not settled? Complain to Bank Indonesia (BICARA, call 131) or OJK (call 157).";
    LOST_APP: "bank atau aplikasi yang Anda pakai", "the bank or app that you used";
    LOST_COPY: "Salin pesan", "Copy message";
    LOST_REPORT: "Halo, saya sudah membayar, tetapi pembayarannya belum tercatat.|Pesanan: {order}|Jumlah: {amount}|Cara bayar: {method}|Dicek: {time}|Bukti bayar saya simpan. Mohon diperiksa.",
        "Hello, I have paid, but the payment is not recorded yet.|Order: {order}|Amount: {amount}|Method: {method}|Checked: {time}|I keep the receipt. Please look into it.";
    METHOD_VA: "Virtual account {bank}", "{bank} virtual account";
    METHOD_TRANSFER: "Transfer bank", "Bank transfer";
    METHOD_CARD: "Kartu", "Card";
    METHOD_PAGE: "Halaman pembayaran", "Payment page";
    RETRY: "Coba lagi", "Try again";

    OPEN_FALLBACK: "Buka halaman pembayaran", "Open the payment page";
    FINISH_ORDER: "Selesaikan pesanan", "Finish your order";
    OPEN_ORDER: "Lihat pesanan", "View your order";
    OPEN_INVOICE: "Lihat pesanan dan invoice", "View your order and invoice";
    HAND_IN_PROOF: "Sudah transfer? Unggah bukti", "Already transferred? Upload your proof";
    PROOF_SENT: "Bukti transfer sudah dikirim", "Your proof of transfer was sent";
    PROOF_TIME: "Dikirim {time}.", "Sent {time}.";
    PROOF_HINT: "Tangkapan layar atau foto bukti transfer: JPG, PNG, atau WebP, paling besar 10 MB.",
        "A screenshot or photo of your receipt: JPG, PNG or WebP, 10 MB at most.";
    PROOF_ACCOUNT: "Anda transfer ke rekening mana?", "Which account did you transfer to?";
    PROOF_PICK: "Pilih gambar", "Choose a picture";
    PROOF_PICK_AGAIN: "Ganti gambar", "Choose another picture";
    PROOF_REPLACE: "Ganti bukti", "Replace the proof";
    PROOF_THUMBNAIL: "Gambar yang Anda pilih", "The picture that you chose";
    PROOF_SEND: "Kirim bukti", "Send proof";
    PROOF_CANCEL: "Batal", "Cancel";
    PROOF_ELSEWHERE: "Unggah di halaman pesanan", "Upload it on the order page";
    PROOF_OPENING: "Membuka gambar…", "Opening the picture…";
    PROOF_ASKING: "Menyiapkan pengiriman…", "Getting ready to send…";
    PROOF_SENDING: "Mengirim bukti… {percent}%", "Sending your proof… {percent}%";
    PROOF_FILING: "Mencatat bukti di pesanan…", "Adding it to your order…";
    PROOF_NO_ACCOUNT: "Pilih dulu rekening tujuan transfer Anda.", "First choose the account that you transferred to.";
    PROOF_EMPTY: "Berkas ini kosong. Pilih gambar lain.", "This file is empty. Choose another picture.";
    PROOF_TOO_LARGE: "Gambar ini lebih dari 10 MB. Ambil tangkapan layarnya, lalu pilih itu.",
        "This picture is larger than 10 MB. Take a screenshot of it and choose that.";
    PROOF_HEIC: "Ini foto HEIC dari iPhone, yang belum bisa diterima. Ambil tangkapan layarnya, lalu pilih itu.",
        "This is an iPhone's HEIC photo, which can't be taken yet. Take a screenshot of it and choose that.";
    PROOF_UNKNOWN: "Ini bukan gambar JPG, PNG, atau WebP. Punya PDF? Ambil tangkapan layarnya, lalu pilih itu.",
        "This is no JPG, PNG or WebP picture. Do you have a PDF? Take a screenshot of it and choose that.";
    PROOF_UNREADABLE: "Gambar ini tidak bisa dibuka. Simpan dulu di perangkat ini, atau pilih gambar lain.",
        "This picture can't be opened. Save it on this device first, or choose another one.";
    PROOF_NETWORK: "Koneksi terputus. Gambar Anda tetap di sini; coba lagi.",
        "The connection broke. Your picture is still here; try again.";
    PROOF_OFFLINE: "Tidak ada koneksi internet. Gambar Anda tetap di sini dan dikirim begitu tersambung.",
        "You are offline. Your picture is still here and goes out once you are back.";
    PROOF_SLOW: "Pengiriman berhenti karena koneksi lambat. Gambar Anda tetap di sini; coba lagi.",
        "The connection is too slow and sending stopped. Your picture is still here; try again.";
    PROOF_BUSY: "Server sedang penuh. Gambar Anda tetap di sini; pengiriman dilanjutkan sendiri pukul {time}.",
        "The server is busy. Your picture is still here; sending goes on by itself at {time}.";
    PROOF_REFUSED: "Bukti tidak bisa diterima lewat sini. Unggah di halaman pesanan, atau hubungi penjual.",
        "Your proof can't be taken here. Upload it on the order page, or contact the seller.";
    PROOF_TROUBLE: "Layanan sedang terganggu. Gambar Anda tetap di sini; coba lagi sebentar lagi.",
        "The service has a problem. Your picture is still here; try again in a moment.";
    CONTACT: "Hubungi penjual", "Contact the seller";
    CONTACT_TEXT: "Halo, saya mau bertanya tentang pembayaran pesanan {order}.", "Hello, I have a question about the payment of my order {order}.";
    DETAIL: "Rincian pesanan {order}", "Details of order {order}";
    PRODUCTS: "Produk", "Products";
    SHIPPING: "Ongkos kirim", "Shipping";
    OTHER: "Biaya lain", "Other charges";
    SERVICE_FEE: "Biaya layanan", "Service fee";
    PRODUCT_DISCOUNT: "Diskon produk", "Product discount";
    SHIPPING_DISCOUNT: "Diskon ongkir", "Shipping discount";
    CODE_DISCOUNT: "Kode diskon", "Discount code";
    UNIQUE_CODE: "Kode unik", "Unique code";
    ADJUSTMENT: "Penyesuaian", "Adjustment";
}
