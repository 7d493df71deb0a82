using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plenary.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchWordsInTheOrderOfNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SearchWords_Subject_Word_SubjectId",
                table: "SearchWords");

            migrationBuilder.AddColumn<string>(
                name: "SortKey",
                table: "SearchWords",
                type: "TEXT",
                nullable: true);

            // Those who are there already; a record that was merged away keeps none.
            foreach (var (subject, table) in new[] { ("Person", "People"), ("Organisation", "Organisations") })
            {
                migrationBuilder.Sql($"""
                    UPDATE "SearchWords" SET "SortKey" = (SELECT x."SortKey" FROM "{table}" AS x WHERE x."Id" = "SearchWords"."SubjectId" AND x."MergedIntoId" IS NULL) WHERE "Subject" = '{subject}';
                    """);
            }

            migrationBuilder.CreateIndex(
                name: "IX_SearchWords_Subject_Word_SortKey_SubjectId",
                table: "SearchWords",
                columns: new[] { "Subject", "Word", "SortKey", "SubjectId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SearchWords_Subject_Word_SortKey_SubjectId",
                table: "SearchWords");

            migrationBuilder.DropColumn(
                name: "SortKey",
                table: "SearchWords");

            migrationBuilder.CreateIndex(
                name: "IX_SearchWords_Subject_Word_SubjectId",
                table: "SearchWords",
                columns: new[] { "Subject", "Word", "SubjectId" });
        }
    }
}
