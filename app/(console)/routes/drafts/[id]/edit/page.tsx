import type { Metadata } from "next";
import { EditorScreen } from "@/components/routes/editor/editor-screen";

export const metadata: Metadata = { title: "Edit a route table" };

type EditPageProps = { params: Promise<{ id: string }> };

export default async function EditPage({ params }: EditPageProps) {
  return <EditorScreen id={(await params).id} />;
}
