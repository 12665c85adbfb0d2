export const metadata = { title: "Toko Contoh", referrer: "no-referrer" };

export default function Layout({ children }) {
  return (
    <html lang="id">
      <body style={{ margin: "0 auto", padding: 16, maxWidth: 480, fontFamily: "system-ui, sans-serif" }}>{children}</body>
    </html>
  );
}
