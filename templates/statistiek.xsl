<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-26, the anonymised statistics (STA-01) on paper: what generator/publish/statistics.h wrote, unchanged. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="tabel|kolom|rij|cel" mode="known"/>

  <xsl:template match="/statistiek">
    <xsl:apply-templates select="*|tabel/*|tabel/rij/*" mode="known"/>
    <stuk number="{@nummer}" kind="statistiek" language="{@taal}" author="{@naam}" date="{@dag}">
      <xsl:attribute name="title"><t:tekst k="statistiek.titel"/></xsl:attribute>
      <xsl:attribute name="running"><t:tekst k="statistiek.titel"/></xsl:attribute>
      <xsl:if test="@oefening = 'ja'"><xsl:attribute name="marking"><t:tekst k="geheim.oefening"/></xsl:attribute></xsl:if>
      <fact><xsl:attribute name="label"><t:tekst k="geheim.label.nummer"/></xsl:attribute><xsl:value-of select="@nummer"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="geheim.label.samenwerking"/></xsl:attribute><xsl:value-of select="@naam"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="geheim.label.datum"/></xsl:attribute><xsl:value-of select="@dag"/></fact>
      <body>
        <p style="lead"><t:tekst k="statistiek.inleiding"/></p>
        <p><t:tekst k="statistiek.verborgen"><t:met select="@drempel"/></t:tekst></p>
        <xsl:for-each select="tabel">
          <heading level="2"><xsl:value-of select="@titel"/></heading>
          <table lines="true">
            <xsl:attribute name="summary"><xsl:value-of select="@titel"/></xsl:attribute>
            <head><cell><p><t:tekst k="statistiek.kolom.uitkomst"/></p></cell><xsl:for-each select="kolom"><cell align="end"><p><xsl:value-of select="@naam"/></p></cell></xsl:for-each></head>
            <xsl:for-each select="rij">
              <row><cell header="true"><p><xsl:value-of select="@naam"/></p></cell>
                <xsl:for-each select="cel"><cell align="end"><p><xsl:choose><xsl:when test="@verborgen = 'ja'">x</xsl:when><xsl:otherwise><xsl:value-of select="."/></xsl:otherwise></xsl:choose></p></cell></xsl:for-each>
              </row>
            </xsl:for-each>
          </table>
        </xsl:for-each>
        <p style="small"><t:tekst k="statistiek.slot"/></p>
      </body>
    </stuk>
  </xsl:template>
</xsl:stylesheet>
