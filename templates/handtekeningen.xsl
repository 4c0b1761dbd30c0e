<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-13, the merged set: which signatures there are, and a page for each that came back (GOV-22). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/convenantstuk.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="stand|pagina" mode="known"/>

  <xsl:template match="/handtekeningen">
    <xsl:call-template name="paper">
      <xsl:with-param name="kind">handtekeningen</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="stuk.handtekeningen.titel"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="handtekeningen" mode="body">
    <p style="lead"><t:tekst k="stuk.handtekeningen.stand"><t:met select="stand/@gevraagd"/><t:met select="stand/@getekend"/><t:met select="stand/@terug"/><t:met select="stand/@samengevoegd"/></t:tekst></p>
    <xsl:if test="pagina[@stand = 'open' or @stand = 'getekend']">
      <box>
        <title><t:tekst k="stuk.handtekeningen.ontbreekt"/></title>
        <list><xsl:for-each select="pagina[@stand = 'open' or @stand = 'getekend']"><item><p><name><xsl:value-of select="naam"/></name></p></item></xsl:for-each></list>
      </box>
    </xsl:if>
    <heading level="2" id="lijst"><t:tekst k="stuk.handtekeningen.lijst"/></heading>
    <table widths="4 2 2 2">
      <head>
        <cell header="true"><p><t:tekst k="stuk.convenant.label.partij"/></p></cell><cell header="true"><p><t:tekst k="stuk.handtekeningen.getekend"/></p></cell>
        <cell header="true"><p><t:tekst k="stuk.handtekeningen.terug"/></p></cell><cell header="true"><p><t:tekst k="stuk.handtekeningen.samengevoegd"/></p></cell>
      </head>
      <xsl:for-each select="pagina">
        <row>
          <cell header="true"><p><name><xsl:value-of select="naam"/></name></p></cell>
          <cell><p><xsl:choose><xsl:when test="getekend"><xsl:value-of select="getekend"/></xsl:when><xsl:otherwise><t:tekst k="stuk.handtekeningen.nog_niet"/></xsl:otherwise></xsl:choose></p></cell>
          <cell><p><xsl:choose><xsl:when test="terug"><xsl:value-of select="terug"/></xsl:when><xsl:otherwise><t:tekst k="stuk.handtekeningen.nog_niet"/></xsl:otherwise></xsl:choose></p></cell>
          <cell><p><xsl:choose><xsl:when test="@stand = 'samengevoegd'"><t:tekst k="stuk.handtekeningen.ja"/></xsl:when><xsl:otherwise><t:tekst k="stuk.handtekeningen.nog_niet"/></xsl:otherwise></xsl:choose></p></cell>
        </row>
      </xsl:for-each>
    </table>
    <xsl:for-each select="pagina[@stand = 'samengevoegd']">
      <xsl:if test="position() = 1"><appendix id="samengevoegd"><t:tekst k="stuk.handtekeningen.bijlage"/></appendix></xsl:if>
      <keep>
        <heading level="2"><xsl:value-of select="naam"/></heading>
        <definitions>
          <entry><term><t:tekst k="stuk.handtekeningen.door"/></term><meaning><p><name><xsl:value-of select="vertegenwoordiger"/></name>, <xsl:value-of select="functie"/><xsl:if test="hoedanigheid">, <xsl:value-of select="hoedanigheid"/></xsl:if></p></meaning></entry>
          <entry><term><t:tekst k="stuk.handtekeningen.getekend"/></term><meaning><p><xsl:value-of select="getekend"/><xsl:if test="plaats">, <xsl:value-of select="plaats"/></xsl:if></p></meaning></entry>
          <entry><term><t:tekst k="stuk.handtekeningen.terug"/></term><meaning><p><xsl:value-of select="terug"/></p></meaning></entry>
          <xsl:if test="afdruk"><entry><term><t:tekst k="stuk.handtekeningen.afdruk"/></term><meaning><p style="small"><xsl:value-of select="afdruk"/></p></meaning></entry></xsl:if>
        </definitions>
      </keep>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
