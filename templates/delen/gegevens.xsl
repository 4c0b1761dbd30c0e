<?xml version="1.0" encoding="UTF-8"?>
<!--
  The annex of letters that tell a person what is done with his data: what AVG 14 asks beside the letter itself. One template per question,
  in the order in which a reader would ask; the articles come last, in one list.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:template match="doorgifte|melder|computer|convenant|publicatie|doel|grondslag|taak|gegeven|bijzonder|ontvanger|bewaren|archief|antwoord|bron|openbare-bron|weigering|niet-afdwingbaar" mode="known"/>

  <xsl:template name="annex">
    <p><t:tekst k="bijlage.inleiding"/></p>
    <xsl:call-template name="categories"/>
    <xsl:call-template name="source"/>
    <xsl:call-template name="receivers"/>
    <xsl:call-template name="purposes"/>
    <xsl:call-template name="computer"/>
    <xsl:call-template name="rights"/>
    <xsl:call-template name="complaint"/>
    <xsl:call-template name="who"/>
    <xsl:call-template name="laws"/>
  </xsl:template>

  <!-- 14(1)a and b; AVG 26: the essence of the arrangement and one contact point -->
  <xsl:template name="who">
    <heading level="3" id="wie"><t:tekst k="bijlage.wie.kop"/></heading>
    <p keep="true"><t:tekst k="bijlage.wie.verantwoordelijk" aantal="count(verantwoordelijke)"/></p>
    <list>
      <xsl:for-each select="verantwoordelijke">
        <item><p><name><xsl:value-of select="@naam"/></name><xsl:for-each select="straat|plaats|telefoon|email">, <name><xsl:value-of select="."/></name></xsl:for-each></p></item>
      </xsl:for-each>
    </list>
    <p keep="true"><t:tekst k="bijlage.wie.contactpunt" aantal="count(verantwoordelijke)"/></p>
    <xsl:for-each select="contactpunt"><xsl:call-template name="contact-lines"/></xsl:for-each>
    <p keep="true" id="functionaris"><t:tekst k="bijlage.wie.functionaris"/></p>
    <xsl:for-each select="functionaris"><xsl:call-template name="contact-lines"/></xsl:for-each>
  </xsl:template>

  <!-- 14(1)c, 14(2)b and d -->
  <xsl:template name="purposes">
    <heading level="3" id="doel"><t:tekst k="bijlage.doel.kop"/></heading>
    <p keep="true"><t:tekst k="bijlage.doel.inleiding" aantal="count(doel[@hoofddoel = 'ja'])"/></p>
    <xsl:call-template name="bullets"><xsl:with-param name="items" select="doel[@hoofddoel = 'ja']"/></xsl:call-template>
    <xsl:if test="doel[@hoofddoel = 'nee']">
      <p keep="true"><t:tekst k="bijlage.doel.verder"/></p>
      <xsl:call-template name="bullets"><xsl:with-param name="items" select="doel[@hoofddoel = 'nee']"/></xsl:call-template>
    </xsl:if>
    <p id="grond"><t:tekst k="bijlage.grond.taak"/></p>
    <p id="toestemming"><t:tekst k="bijlage.grond.toestemming"/></p>
    <p id="belang"><t:tekst k="bijlage.grond.belang"/></p>
  </xsl:template>

  <!-- 14(1)d -->
  <xsl:template name="categories">
    <heading level="3" id="gegevens"><t:tekst k="bijlage.gegevens.kop"/></heading>
    <p keep="true"><t:tekst k="bijlage.gegevens.inleiding"/></p>
    <xsl:call-template name="bullets"><xsl:with-param name="items" select="gegeven"/></xsl:call-template>
    <xsl:if test="bijzonder">
      <p keep="true"><t:tekst k="bijlage.gegevens.bijzonder"/></p>
      <xsl:call-template name="bullets"><xsl:with-param name="items" select="bijzonder"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- 14(1)e and f -->
  <xsl:template name="receivers">
    <heading level="3" id="ontvangers"><t:tekst k="bijlage.ontvangers.kop"/></heading>
    <p keep="true"><t:tekst k="bijlage.ontvangers.inleiding"/></p>
    <xsl:call-template name="bullets"><xsl:with-param name="items" select="ontvanger"/></xsl:call-template>
    <p><t:tekst k="bijlage.ontvangers.geheim"/></p>
    <p id="doorgifte">
      <xsl:choose>
        <xsl:when test="doorgifte/@buiten-eer = 'nee'"><t:tekst k="bijlage.ontvangers.doorgifte"/></xsl:when>
        <xsl:when test="doorgifte/@buiten-eer = 'ja'">
          <t:tekst k="bijlage.ontvangers.doorgifte_wel">
            <t:met><lang tag="nl"><xsl:value-of select="doorgifte/@naar"/></lang></t:met>
            <t:met><lang tag="nl"><xsl:value-of select="doorgifte/@waarborg"/></lang></t:met>
            <t:met><lang tag="nl"><xsl:value-of select="doorgifte/@afschrift"/></lang></t:met>
          </t:tekst>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of">doorgifte</xsl:with-param></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <!-- 14(2)f; the reporter is named only where a decision with its ground says so -->
  <xsl:template name="source">
    <heading level="3" id="bron"><t:tekst k="bijlage.bron.kop"/></heading>
    <xsl:if test="bron">
      <p keep="true"><t:tekst k="bijlage.bron.inleiding" aantal="count(bron)"/></p>
      <xsl:call-template name="bullets"><xsl:with-param name="items" select="bron"/></xsl:call-template>
    </xsl:if>
    <xsl:for-each select="melder"><p><t:tekst k="bijlage.bron.melder"><t:met><name><xsl:value-of select="."/></name></t:met></t:tekst></p></xsl:for-each>
    <p>
      <xsl:choose>
        <xsl:when test="@variant = 'derde'"><t:tekst k="bijlage.bron.derde"/></xsl:when>
        <xsl:when test="openbare-bron"><t:tekst k="bijlage.bron.openbaar"/></xsl:when>
        <xsl:otherwise><t:tekst k="bijlage.bron.niet_openbaar"/></xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <!-- 14(2)g -->
  <xsl:template name="computer">
    <heading level="3" id="computer"><t:tekst k="bijlage.computer.kop"/></heading>
    <p>
      <xsl:choose>
        <xsl:when test="computer/@genomen = 'nee'"><t:tekst k="bijlage.computer.nee"/></xsl:when>
        <xsl:when test="computer/@genomen = 'ja'"><t:tekst k="bijlage.computer.ja"><t:met><lang tag="nl"><xsl:value-of select="computer"/></lang></t:met></t:tekst></xsl:when>
        <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of">computer</xsl:with-param></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <!-- 14(2)c -->
  <xsl:template name="rights">
    <heading level="3" id="rechten"><t:tekst k="bijlage.rechten.kop"/></heading>
    <definitions>
      <entry><term><t:tekst k="bijlage.recht.inzage.kop"/></term><meaning><p><t:tekst k="bijlage.recht.inzage"/></p></meaning></entry>
      <entry><term><t:tekst k="bijlage.recht.correctie.kop"/></term><meaning><p><t:tekst k="bijlage.recht.correctie"/></p></meaning></entry>
      <entry><term><t:tekst k="bijlage.recht.wissing.kop"/></term><meaning><p><t:tekst k="bijlage.recht.wissing"/></p></meaning></entry>
      <entry><term><t:tekst k="bijlage.recht.beperking.kop"/></term><meaning><p><t:tekst k="bijlage.recht.beperking"/></p></meaning></entry>
      <entry><term><t:tekst k="bijlage.recht.bezwaar.kop"/></term><meaning><p><t:tekst k="bijlage.recht.bezwaar"/></p></meaning></entry>
      <entry><term><t:tekst k="bijlage.recht.overdracht.kop"/></term><meaning><p><t:tekst k="bijlage.recht.overdracht"/></p></meaning></entry>
    </definitions>
    <p><t:tekst k="bijlage.rechten.antwoord"><t:met select="antwoord/@duur"/><t:met select="antwoord/@verlenging"/></t:tekst></p>
    <p><t:tekst k="bijlage.rechten.hoe"/></p>
  </xsl:template>

  <!-- 14(2)e -->
  <xsl:template name="complaint">
    <heading level="3" id="klacht"><t:tekst k="bijlage.klacht.kop"/></heading>
    <p><t:tekst k="bijlage.klacht.tekst"/></p>
    <p><name><t:tekst k="bijlage.klacht.naam"/></name><br/><name><t:tekst k="bijlage.klacht.adres"/></name><br/>
      <t:tekst k="brief.telefoon"><t:met><t:tekst k="bijlage.klacht.telefoon"/></t:met></t:tekst><br/>
      <link to="https://autoriteitpersoonsgegevens.nl"><t:tekst k="bijlage.klacht.site"/></link></p>
  </xsl:template>

  <!-- Articles, for who wants to look them up. GOV-10: the covenant gives the reader no claims; his rights are those of the act. -->
  <xsl:template name="laws">
    <heading level="3" id="wetten"><t:tekst k="bijlage.wetten.kop"/></heading>
    <list>
      <item><p><t:tekst k="bijlage.wetten.brief"/></p></item>
      <item><p><t:tekst k="bijlage.wetten.grond"/></p></item>
      <item><p><t:tekst k="bijlage.wetten.rechten"/></p></item>
      <item><p><t:tekst k="bijlage.wetten.weigeren"/></p></item>
      <xsl:for-each select="weigering">
        <item><p><t:tekst k="bijlage.wetten.weigeren_convenant"><t:met select="."/></t:tekst></p></item>
      </xsl:for-each>
      <xsl:for-each select="taak">
        <item><p><t:tekst k="bijlage.wetten.taak"><t:met select="@partij"/><t:met><lang tag="nl"><xsl:value-of select="."/></lang></t:met></t:tekst></p></item>
      </xsl:for-each>
      <xsl:for-each select="grondslag">
        <item><p><t:tekst k="bijlage.wetten.grondslag"><t:met select="@partij"/><t:met><lang tag="nl"><xsl:value-of select="."/></lang></t:met></t:tekst></p></item>
      </xsl:for-each>
      <xsl:for-each select="bewaren">
        <item><p><t:tekst k="bijlage.wetten.bewaren"><t:met><lang tag="nl"><xsl:value-of select="@stuk"/>, artikel <xsl:value-of select="@artikel"/></lang></t:met></t:tekst></p></item>
      </xsl:for-each>
    </list>
    <p><t:tekst k="bijlage.wetten.afkortingen"/></p>
    <p><t:tekst k="bijlage.wetten.convenant"><t:met><lang tag="nl"><name><xsl:value-of select="convenant"/></name></lang></t:met></t:tekst><xsl:for-each select="publicatie"><xsl:text> </xsl:text><t:tekst k="bijlage.wetten.staatscourant"><t:met select="@datum"/><t:met><name><xsl:value-of select="."/></name></t:met></t:tekst></xsl:for-each></p>
    <xsl:if test="niet-afdwingbaar"><p><t:tekst k="bijlage.wetten.niet_afdwingbaar"/></p></xsl:if>
    <xsl:if test="convenant/@wetgeving = 'Wbp'"><p><t:tekst k="bijlage.wetten.wbp"/></p></xsl:if>
    <xsl:if test="convenant/@wetgeving != 'AVG' and convenant/@wetgeving != 'Wbp'">
      <xsl:call-template name="unknown-value"><xsl:with-param name="of">wetgeving</xsl:with-param></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
