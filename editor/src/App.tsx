import { lazy, Suspense } from "react";
import { RouterProvider } from "react-aria-components";
import { Loading } from "./components/ui/Loading.tsx";
import { go, useAddress } from "./pages/router.ts";

const HomePage = lazy(async () => ({ default: (await import("./pages/HomePage.tsx")).HomePage }));
const NowherePage = lazy(async () => ({ default: (await import("./pages/NowherePage.tsx")).NowherePage }));
const EditorPage = lazy(async () => ({ default: (await import("./pages/EditorPage.tsx")).EditorPage }));

/** The page that the address asks for. */
export function App() {
  return (
    <RouterProvider navigate={go}>
      <Suspense fallback={<Loading />}>
        <Page />
      </Suspense>
    </RouterProvider>
  );
}

function Page() {
  const address = useAddress();
  switch (address.page) {
    case "map":
      return <EditorPage key={address.document} document={address.document} presenting={address.presenting} />;
    case "nowhere":
      return <NowherePage />;
    default:
      return <HomePage address={address} />;
  }
}
