// The words of the script that follows a payment without the wasm. Written by `UPDATE=1 cargo test contract`, out of
// the texts.

/** Milliseconds for a request that reads the state. */
export const READ_LIMIT = 10000;

/** The longest delay that an API may ask for, in milliseconds. */
export const LONGEST_DELAY = 600000;

/** The longest time after its deadline, in milliseconds, for which a server may still report a payment as open. */
export const LATENESS = 600000;

/** Milliseconds that a card without a deadline is remembered. */
export const UNDATED = 86400000;

export interface Words {
  language: string;
  check: string;
  checked: string;
  automatic: string;
  lastSeen: string;
  lastSeenAdvice: string;
  trouble: string;
  changed: string;
  /** Headline and story. */
  states: Record<string, [string, string]>;
}

// prettier-ignore
export const WORDS: Record<"id" | "en", Words> = {
  id: {
    language: "id",
    check: "Cek status pembayaran",
    checked: "Belum ada pembayaran masuk. Terakhir dicek {time}.",
    automatic: "Halaman ini berubah sendiri saat pembayaran masuk.",
    lastSeen: "Terakhir dilihat pukul {time}, {day}",
    lastSeenAdvice: "Ini yang terakhir tampil di tab ini; status terbaru sedang dicek. Sudah bayar? Jangan bayar lagi.",
    trouble: "Belum bisa mengecek status. Mencoba lagi {time}. Petunjuk di atas tetap berlaku.",
    changed: "Nomor atau jumlahnya berubah sejak halaman ini dibuka. Pakai yang tampil sekarang.",
    states: {
      lost: ["Cara bayar belum bisa ditampilkan", "Koneksi terputus atau lambat. Kami terus mencoba; Anda juga bisa membuka halaman pembayaran."],
      unpaid: ["Cara bayar belum bisa ditampilkan", "Buka halaman pembayaran, atau hubungi penjual."],
      processing: ["Pembayaran sedang diperiksa", "Bagian Anda sudah selesai. Jangan bayar lagi: halaman ini berubah sendiri begitu hasilnya ada."],
      paid: ["Pembayaran diterima", "Terima kasih. Penjual sudah diberi tahu dan akan memproses pesanan. Jangan bayar lagi untuk pesanan ini."],
      conflict: ["Pembayaran perlu dicek penjual", "Uang sudah terdeteksi, tetapi belum cocok dengan pesanan ini. Jangan bayar lagi. Hubungi penjual dan simpan bukti bayar."],
      failed: ["Pembayaran belum berhasil", "Pesanan masih bisa dibayar: coba lagi, atau pilih cara lain. Uang sudah terpotong? Jangan ulangi: simpan bukti, hubungi penjual."],
      expired: ["Waktu pembayaran habis", "Belum bayar? Jangan pakai nomor atau kode lama; buka pesanan Anda. Sudah bayar? Jangan ulangi: simpan bukti, hubungi penjual."],
      closed: ["Pesanan ini sudah ditutup", "Pesanan dibatalkan atau ditutup, jadi tidak perlu dibayar. Sudah bayar? Simpan bukti dan hubungi penjual."],
      draft: ["Pesanan belum selesai", "Selesaikan dulu pesanan Anda; setelah itu cara bayarnya muncul."],
    },
  },
  en: {
    language: "en",
    check: "Check payment status",
    checked: "No payment has arrived yet. Last checked {time}.",
    automatic: "This page changes by itself when your payment arrives.",
    lastSeen: "Last seen at {time}, {day}",
    lastSeenAdvice: "This is what this tab showed last; we are checking the current status. Already paid? Don't pay again.",
    trouble: "We can't check the status yet. Trying again: {time}. The instructions above stay valid.",
    changed: "The number or the amount changed since you opened this page. Use what is shown now.",
    states: {
      lost: ["We can't show how to pay right now", "The connection is lost or slow. We keep trying; you can also open the payment page."],
      unpaid: ["We can't show how to pay right now", "Open the payment page, or contact the seller."],
      processing: ["Your payment is being checked", "Your part is done. Don't pay again: this page changes by itself once the result is there."],
      paid: ["Payment received", "Thank you. The seller has been told and will process your order. Don't pay for this order again."],
      conflict: ["The seller must check this payment", "Money was detected, but it does not match this order yet. Don't pay again. Contact the seller and keep your receipt."],
      failed: ["The payment did not go through", "Your order can still be paid: try again, or choose another way. Was money taken? Don't pay again: keep the receipt, ask the seller."],
      expired: ["The time to pay is over", "Not paid yet? Don't use the old number or code; open your order. Paid already? Don't pay again: keep the receipt, ask the seller."],
      closed: ["This order is closed", "The order was canceled or closed, so there is nothing to pay. Already paid? Keep your receipt and contact the seller."],
      draft: ["The order is not finished", "Finish your order first; then the way to pay appears."],
    },
  },
};
